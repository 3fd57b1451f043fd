import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** How long a call may stay silent, in milliseconds. */
export interface CallLimits {
  /** After this much silence the person is told. */
  readonly tell: number;
  /** After this much silence the call is ended; who made it asks again, or fails. */
  readonly end: number;
}

const LIMITS: CallLimits = { tell: 10_000, end: 60_000 };

/** Times that a call is made before it counts as failed. */
export const ATTEMPTS = 6;

/** Published by Node for every request that any library of this process has sent. */
const SENT = 'http.client.request.start';

/** Ends what the newest call of {@link limitCalls} has begun. */
let letGo: (() => void) | undefined;

/**
 * Gives every call to AWS of this process a limit, those of the CDK's toolkit included, which sets none: a call that is
 * never answered would hold a deploy, and its lock, for ever.
 *
 * @param say called with a line while a call is waited for
 * @returns what lets calls be silent again
 */
export function limitCalls(say: (line: string) => void, limits: CallLimits = LIMITS): () => void {
  letGo?.();
  const onSent = (message: unknown): void => {
    const { request } = message as { readonly request: ClientRequest };
    if (request.hasHeader('amz-sdk-invocation-id')) limit(request, limits, say);
  };
  subscribe(SENT, onSent);
  letGo = () => unsubscribe(SENT, onSent);
  return letGo;
}

function limit(request: ClientRequest, { tell, end }: CallLimits, say: (line: string) => void): void {
  const timer = setTimeout(() => {
    say(
      `AWS has not answered ${callOf(request)} for ${tell / 1000} s; after ${end / 1000} s it is asked again`,
    );
  }, tell).unref();
  request.once('close', () => clearTimeout(timer));
  request.setTimeout(end, () => request.destroy(new SilentCall(callOf(request), end)));
}

/** A call that got no answer in its time. Its name is one of those that the SDK asks again for. */
class SilentCall extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ETIMEDOUT';

  constructor(call: string, end: number) {
    super(`${call} was not answered within ${end / 1000} s`);
  }
}

/** Service and, where the request says it, operation: `ssm GetParameters`. */
function callOf(request: ClientRequest): string {
  const [, service = request.host] =
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(String(request.getHeader('authorization') ?? '')) ?? [];
  const operation = String(request.getHeader('x-amz-target') ?? '')
    .split('.')
    .at(-1);
  return [service, operation].filter(Boolean).join(' ');
}
