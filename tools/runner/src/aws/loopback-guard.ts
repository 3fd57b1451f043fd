import { Socket } from 'node:net';
import { UserError } from '@hipaa-cdk/errors';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * From here on this process can open TCP connections to this machine only. Variables steer the AWS client; this holds
 * even if one of them is read in a way nobody thought of.
 */
export function guardLoopback(): void {
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    if (host !== undefined && !LOOPBACK.has(host)) throw offLoopback(host);
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
}

/** The host of a connect call in any of its forms; undefined for a local pipe. */
function hostOf(args: readonly unknown[]): string | undefined {
  // Node passes its own normalised argument list through as a single array.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { path?: string; host?: string; port?: number };
    return path !== undefined && port === undefined ? undefined : (host ?? 'localhost');
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}

function offLoopback(host: string): UserError {
  return new UserError({
    code: 'EMBEDDED_ONLY',
    message: `a command for the embedded AWS tried to connect to ${JSON.stringify(host)}; only this machine is allowed`,
  });
}
