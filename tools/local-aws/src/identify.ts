import { get } from 'node:http';

/** Who listens on a port: an emulator of ours by name, some other program, or nobody. */
export type Listener =
  | { readonly kind: 'emulator'; readonly instance: string; readonly pid: number }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'nobody' };

/** A busy emulator answers late; a program that never answers is not one. */
const TIMEOUT_MS = 10_000;

export function identify(port: number, timeoutMs = TIMEOUT_MS): Promise<Listener> {
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, path: '/_local-aws/identity', agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk.slice(0, 1000)));
        response.on('error', () => resolve({ kind: 'foreign' }));
        response.on('end', () => resolve(fromBody(body)));
      },
    );
    request.setTimeout(timeoutMs, () => request.destroy(new Error('no answer in time')));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: error.code === 'ECONNREFUSED' ? 'nobody' : 'foreign' }),
    );
  });
}

function fromBody(body: string): Listener {
  try {
    const { instance, pid } = JSON.parse(body) as { instance?: unknown; pid?: unknown };
    if (typeof instance === 'string' && typeof pid === 'number') return { kind: 'emulator', instance, pid };
  } catch {
    // Not JSON, so not ours.
  }
  return { kind: 'foreign' };
}
