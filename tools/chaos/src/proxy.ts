import {
  Agent,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
  request,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Random } from './random';

/** What can become of a call on its way. */
export const CALL_FAULTS = [
  'throttled',
  'failing',
  'unavailable',
  'reset',
  'lost',
  'silent',
  'cut',
  'short',
  'page',
  'expired',
  'denied',
] as const;

export type CallFault = (typeof CALL_FAULTS)[number];

/** Faults that last: a token that has expired does not come back. */
const LASTING: ReadonlySet<CallFault> = new Set(['expired', 'denied']);

/** Of a call in this many something becomes. */
const ONE_IN = 6;

/** Calls before a lasting fault at most. */
const LASTING_WITHIN = 40;

/** Codes as the services say them: JSON services, and those that speak XML. */
const SAID: Partial<
  Record<CallFault, readonly [status: number, json: string, xml: string, message: string]>
> = {
  throttled: [400, 'ThrottlingException', 'Throttling', 'Rate exceeded'],
  failing: [500, 'InternalServerError', 'InternalFailure', 'internal error'],
  unavailable: [503, 'ServiceUnavailable', 'ServiceUnavailable', 'service unavailable'],
  expired: [
    400,
    'ExpiredTokenException',
    'ExpiredToken',
    'The security token included in the request is expired',
  ],
  denied: [
    403,
    'AccessDeniedException',
    'AccessDenied',
    'User: arn:aws:iam::000000000000:role/chaos is not authorized to perform: ssm:PutParameter',
  ],
};

/** Stands between a command and its embedded AWS, and breaks calls as a seed says. */
export class FaultProxy {
  /** Calls that something became of. */
  broken = 0;
  private fault: CallFault | undefined;
  private random: Random | undefined;
  private calls = 0;
  private lastingFrom = 0;
  private awaited: { readonly pattern: RegExp; readonly resolve: () => void } | undefined;
  private readonly held = new Set<Socket>();
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;

  /** @param target port of the embedded AWS */
  constructor(private readonly target: number) {
    this.server = createServer((asked, answer) => void this.pass(asked, answer));
  }

  /** @returns the port on which it listens */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /**
   * Gives the next call that matches no answer, and does not carry it out.
   *
   * @param pattern of the body of the call
   * @returns resolves when it has come
   */
  holdNext(pattern: RegExp): Promise<void> {
    return new Promise((resolve) => (this.awaited = { pattern, resolve }));
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
    this.agent.destroy();
  }

  /** From now on calls are broken in this way, or in none. */
  break(fault: CallFault | undefined, random?: Random): void {
    this.fault = fault;
    this.random = random;
    this.calls = 0;
    this.broken = 0;
    this.awaited = undefined;
    this.lastingFrom = random?.below(LASTING_WITHIN) ?? 0;
    // Whoever still waits for an answer of the round before gets none.
    for (const socket of this.held) socket.destroy();
    this.held.clear();
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body: Buffer[] = [];
    for await (const part of asked) body.push(part as Buffer);
    if (this.awaited?.pattern.test(Buffer.concat(body).toString())) {
      this.awaited.resolve();
      this.awaited = undefined;
      return void this.held.add(asked.socket);
    }
    const fault = this.faultOf(asked);
    if (fault) this.broken += 1;
    if (fault === 'silent') return void this.held.add(asked.socket);
    if (fault === 'reset') return void asked.socket.destroy();
    if (fault === 'page') return void answer.end('<html><body>sign in to the network</body></html>');
    const said = fault && SAID[fault];
    if (said) return refuse(asked, answer, said);
    this.forward(asked, answer, Buffer.concat(body), fault);
  }

  private faultOf({ headers }: IncomingMessage): CallFault | undefined {
    const isCall = String(headers.authorization ?? '').startsWith('AWS4-HMAC-SHA256');
    if (!isCall || !this.fault || !this.random) return undefined;
    this.calls += 1;
    const isHit = LASTING.has(this.fault) ? this.calls > this.lastingFrom : this.random.below(ONE_IN) === 0;
    return isHit ? this.fault : undefined;
  }

  private forward(asked: IncomingMessage, answer: ServerResponse, body: Buffer, fault?: CallFault): void {
    const { method, url: path, headers } = asked;
    const onwards = request({
      host: '127.0.0.1',
      port: this.target,
      method,
      path,
      headers,
      agent: this.agent,
    });
    onwards.on('error', () => asked.socket.destroy());
    onwards.on('response', (got) => void give(got, asked, answer, fault).catch(() => asked.socket.destroy()));
    onwards.end(body);
  }
}

function refuse(
  { headers }: IncomingMessage,
  answer: ServerResponse,
  [status, json, xml, message]: readonly [number, string, string, string],
): void {
  const text = headers['x-amz-target']
    ? JSON.stringify({ __type: json, message })
    : `<ErrorResponse><Error><Code>${xml}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  answer.writeHead(status, {
    'content-type': headers['x-amz-target'] ? 'application/x-amz-json-1.1' : 'text/xml',
  });
  answer.end(text);
}

async function give(
  got: IncomingMessage,
  asked: IncomingMessage,
  answer: ServerResponse,
  fault: CallFault | undefined,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of got) parts.push(part as Buffer);
  const whole = Buffer.concat(parts);
  // The work is done, and nobody hears of it.
  if (fault === 'lost') return void asked.socket.destroy();
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const headers = { ...got.headers };
  delete headers['transfer-encoding'];
  const length = fault === 'short' ? half.length : whole.length;
  answer.writeHead(got.statusCode ?? 200, { ...headers, 'content-length': length });
  if (fault === 'cut') {
    answer.write(half, () => asked.socket.destroy());
    return;
  }
  answer.end(fault === 'short' ? half : whole);
}
