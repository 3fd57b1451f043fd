import { type Environment, hasLayer, environmentFile } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { assertBootstrapped } from './aws/toolkit';
import { openSession } from './aws/open-session';
import type { Session } from './aws/session';
import type { RunRequest } from './request';
import { deployedReaders } from './aws/deployed-readers';
import { assertNoProducts } from './deploy/launched-products';

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
  if (destroyed.length > 0) {
    await assertNoReaders(session, destroyed);
    await assertNoProducts(session, destroyed);
  }
  return session;
}

/**
 * Refuses to destroy layers that a deployed layer outside of this run still reads.
 *
 * @param layers layers that are about to go
 * @throws UserError `LAYER_STILL_READ` naming the readers
 */
export async function assertNoReaders(session: Session, layers: readonly string[]): Promise<void> {
  const blocking = await deployedReaders(session, layers);
  if (blocking.length === 0) return;
  const names = blocking.map(({ reader }) => reader);
  throw new UserError({
    code: 'LAYER_STILL_READ',
    message: blocking
      .map(({ reader, read }) => `${read.join(', ')} cannot go: ${reader} is deployed and reads it`)
      .join('; '),
    remedy: `npx nx run-many -t destroy -p ${[...names, ...layers].join(',')} --env=${session.environment.name}`,
  });
}

/**
 * Refuses to destroy anything in a protected environment.
 *
 * @throws UserError `ENVIRONMENT_PROTECTED`
 */
export function assertNotProtected(environment: Environment): void {
  if (!environment.protected) return;
  throw new UserError({
    code: 'ENVIRONMENT_PROTECTED',
    message: `environment ${environment.name} is protected: nothing in it is destroyed from the command line`,
    remedy: `set "protected: false" in ${environmentFile(environment.name)}, deploy, and try again`,
  });
}
