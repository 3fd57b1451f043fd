import { randomBytes, timingSafeEqual } from 'node:crypto';
import { get } from 'node:http';
import { proofOf } from './secret';

/** Who listens on a port: an emulator that knows the secret, some other program, or nobody. */
export type Listener =
  | { readonly kind: 'emulator'; readonly instance: string; readonly pid: number }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'nobody' };

/** A busy emulator answers late; a program that never answers is not one. */
const TIMEOUT_MS = 10_000;

/**
 * Asks who listens. Both sides prove that they know the secret and neither tells it: another user of the machine may have
 * taken the port.
 */
export function identify(port: number, secret: string, timeoutMs = TIMEOUT_MS): Promise<Listener> {
  const nonce = randomBytes(16).toString('hex');
  const headers = { 'x-local-aws-nonce': nonce, 'x-local-aws-proof': proofOf(secret, 'asks', nonce) };
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, path: '/_local-aws/identity', agent: false, headers },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk.slice(0, 1000)));
        response.on('error', () => resolve({ kind: 'foreign' }));
        response.on('end', () =>
          resolve(fromBody(body, (...said) => proofOf(secret, 'answers', nonce, ...said, String(port)))),
        );
      },
    );
    request.setTimeout(timeoutMs, () => request.destroy(new Error('no answer in time')));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: error.code === 'ECONNREFUSED' ? 'nobody' : 'foreign' }),
    );
  });
}

function fromBody(body: string, proofFor: (instance: string, pid: string) => string): Listener {
  try {
    const { instance, pid, proof } = JSON.parse(body) as Record<string, unknown>;
    if (typeof instance !== 'string' || typeof pid !== 'number') return { kind: 'foreign' };
    const expected = Buffer.from(proofFor(instance, String(pid)));
    const given = Buffer.from(String(proof));
    if (given.length === expected.length && timingSafeEqual(given, expected))
      return { kind: 'emulator', instance, pid };
  } catch {
    // Not JSON, so not ours.
  }
  return { kind: 'foreign' };
}
