import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { assertBootstrapped } from './aws/assert-bootstrapped';
import { openSession } from './aws/open-session';
import type { Session } from './aws/session';
import { assertNoReaders } from './commands/assert-no-readers';
import { assertNotProtected } from './commands/assert-not-protected';
import type { RunRequest } from './request';

/**
 * A session that is opened once, by the first layer that needs one, after all that forbids the whole run has been
 * ruled out: nothing is half destroyed because a later layer may not go.
 */
export function openSessionFor(
  request: RunRequest,
  environment: Environment,
  say: (line: string) => void,
): () => Promise<Session> {
  let opening: Promise<Session> | undefined;
  return () => (opening ??= open(request, environment, say));
}

async function open(
  request: RunRequest,
  environment: Environment,
  say: (line: string) => void,
): Promise<Session> {
  const destroyed = request.tasks.filter(({ command }) => command === 'destroy').map(({ layer }) => layer);
  const deploys = request.tasks.some(
    ({ command, layer }) => command === 'deploy' && hasLayer(environment, layer),
  );
  if (destroyed.length > 0) assertNotProtected(environment);
  const session = await openSession(environment, say);
  if (deploys) await assertBootstrapped(session, say);
  if (destroyed.length > 0) await assertNoReaders(session, destroyed);
  return session;
}
