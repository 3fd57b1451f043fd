import { type PolicyTemplate, policyArn, policyStack } from '@hipaa-cdk/delivery-tools';
import { boundaryName } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from '../aws/session';
import { openToolkit } from '../aws/toolkit';

/**
 * The CDK bootstrap with these policies and inside the boundary. Other choices of an earlier bootstrap, such as trusted
 * accounts, stay.
 *
 * @returns whether anything changed
 * @throws UserError `BOOTSTRAP_FAILED`
 */
export async function bootstrapWith(session: Session, policies: PolicyTemplate): Promise<boolean> {
  const { account, region } = session.environment;
  const { BootstrapEnvironments, BootstrapStackParameters } = await import('@aws-cdk/toolkit-lib');
  const toolkit = await openToolkit(session, () => undefined);
  try {
    const { environments } = await toolkit.bootstrap(
      BootstrapEnvironments.fromList([`aws://${account}/${region}`]),
      {
        parameters: BootstrapStackParameters.withExisting({
          cloudFormationExecutionPolicies: executionPolicyArns(session, policies),
          customPermissionsBoundary: boundaryName(region),
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
      remedy: `the policies of ${policyStack()} are there: mend the cause and run the same command again`,
      cause,
    });
  }
}

/** ARNs of the policies that CloudFormation acts with. */
export function executionPolicyArns(session: Session, { Resources: resources }: PolicyTemplate): string[] {
  return Object.entries(resources)
    .filter(([id]) => id.startsWith('Execution'))
    .map(([, { Properties }]) => policyArn(session.environment, String(Properties['ManagedPolicyName'])));
}
