import { boundaryParameter } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from './session';
import { storedParameters } from './stored-parameters';
import { openToolkit } from './toolkit';

/** The bootstrap stack writes its version here. */
const VERSION_PARAMETER = '/cdk-bootstrap/hnb659fds/version';

/**
 * Gives a fresh embedded AWS what the CDK needs to deploy at all, as the bootstrap does once in a real account. There,
 * it is a decision about roles and trust that nobody should make in passing.
 *
 * @throws UserError `BOOTSTRAP_MISSING` or `BOUNDARY_MISSING` for a real account
 */
export async function assertBootstrapped(session: Session, say: (line: string) => void): Promise<void> {
  const { account, region, target, name } = session.environment;
  const notes = await storedParameters(session, [VERSION_PARAMETER, boundaryParameter()]);
  const isBootstrapped = notes.has(VERSION_PARAMETER);
  const remedy = `npx nx run delivery:bootstrap --env=${name}`;
  if (target === 'aws' && !isBootstrapped) {
    throw new UserError({
      code: 'BOOTSTRAP_MISSING',
      message: `account ${account}, region ${region} (environment ${name}) is not bootstrapped for the CDK`,
      remedy,
    });
  }
  if (target === 'aws' && !notes.has(boundaryParameter())) {
    throw new UserError({
      code: 'BOUNDARY_MISSING',
      message: `account ${account}, region ${region} (environment ${name}) lacks the boundary that every role is made with`,
      remedy,
    });
  }
  if (isBootstrapped) return;
  say('bootstrapping the embedded AWS');
  const { BootstrapEnvironments } = await import('@aws-cdk/toolkit-lib');
  const toolkit = await openToolkit(session, () => undefined);
  await toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${account}/${region}`]));
}
