import { UserError } from '@hipaa-cdk/errors';
import type { Session } from '../aws/session';
import { deployedReaders } from './deployed-readers';

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
