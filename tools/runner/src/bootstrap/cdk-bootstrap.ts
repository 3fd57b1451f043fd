import { nothingName, policyStackNames } from '@hipaa-cdk/delivery-tools';
import { ACCOUNT, bootstrapArn } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from '../aws/session';
import { openToolkit } from '../aws/toolkit';

/**
 * The CDK bootstrap: the bucket of files, and its version. Its own roles can make nothing, since each environment has roles
 * of its own. Other choices of an earlier bootstrap stay.
 *
 * @returns whether anything changed
 * @throws UserError `BOOTSTRAP_FAILED`
 */
export async function bootstrapCdk(session: Session): Promise<boolean> {
  const { account, region } = session.environment;
  const { BootstrapEnvironments, BootstrapStackParameters } = await import('@aws-cdk/toolkit-lib');
  const toolkit = await openToolkit(session, () => undefined);
  const nothing = nothingName(region);
  try {
    const { environments } = await toolkit.bootstrap(
      BootstrapEnvironments.fromList([`aws://${account}/${region}`]),
      {
        parameters: BootstrapStackParameters.withExisting({
          cloudFormationExecutionPolicies: [bootstrapArn('policy', nothing, session.environment)],
          customPermissionsBoundary: nothing,
          publicAccessBlockConfiguration: true,
        }),
        terminationProtection: true,
      },
    );
    return environments.some(({ status }) => status !== 'no-op');
  } catch (cause) {
    throw new UserError({
      code: 'BOOTSTRAP_FAILED',
      message: `the CDK bootstrap of account ${account}, region ${region} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: `the policies of ${policyStackNames(ACCOUNT).at(-1) ?? ''} are there: mend the cause and run the same command again`,
      cause,
    });
  }
}
