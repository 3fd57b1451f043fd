import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, get } from 'node:http';
import { proofOf } from './credentials';

/** Who listens on a port: an emulator that knows the secret, some other program, or nobody. */
export type Listener = EmulatorAnswer | { readonly kind: 'foreign' } | { readonly kind: 'nobody' };

export interface EmulatorAnswer {
  readonly kind: 'emulator';
  readonly pid: number;
  /** Hash of the code that runs. */
  readonly build: string;
  /** Why its state could not be written the last time; empty when all is well. */
  readonly unsaved: string;
}

export interface IdentifyProps {
  readonly port: number;
  readonly secret: string;
  /** `save` has it write its state first. */
  readonly verb: 'identity' | 'save';
  /** What has not answered by then is not one of ours. */
  readonly timeoutMs: number;
}

/**
 * Asks who listens. Both sides prove that they know the secret and neither tells it: another user of the machine may have
 * taken the port.
 */
export function identify(props: IdentifyProps): Promise<Listener> {
  const { port, secret, verb, timeoutMs } = props;
  const nonce = randomBytes(16).toString('hex');
  const headers = { 'x-local-aws-nonce': nonce, 'x-local-aws-proof': proofOf(secret, 'asks', verb, nonce) };
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, path: `/_local-aws/${verb}`, agent: false, headers },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk.slice(0, 4000)));
        response.on('error', () => resolve({ kind: 'foreign' }));
        response.on('end', () => {
          const expected = proofOf(secret, 'answers', verb, nonce, String(port), body);
          resolve(isProved(response, expected) ? read(body) : { kind: 'foreign' });
        });
      },
    );
    request.setTimeout(timeoutMs, () => request.destroy(new Error('no answer in time')));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: error.code === 'ECONNREFUSED' ? 'nobody' : 'foreign' }),
    );
  });
}

function isProved({ headers }: IncomingMessage, expected: string): boolean {
  const given = Buffer.from(String(headers['x-local-aws-proof']));
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

function read(body: string): Listener {
  const { pid, build, unsaved } = JSON.parse(body) as Omit<EmulatorAnswer, 'kind'>;
  return { kind: 'emulator', pid, build, unsaved };
}
