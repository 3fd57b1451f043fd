import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type PolicyTemplate, policyStack } from '@hipaa-cdk/delivery-tools';
import { thePlatform } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { deployedTemplate, describeStack, pollMilliseconds } from '../aws/deployed-stack';
import type { Session } from '../aws/session';

/** Longest time that CloudFormation gets for a handful of policies, in seconds. */
const PATIENCE = 600;

/** The policies as they are deployed, or undefined where there are none. */
export async function deployedPolicies(session: Session): Promise<PolicyTemplate | undefined> {
  const stack = await describeStack(session, policyStack());
  if (!stack) return undefined;
  return JSON.parse(await deployedTemplate(session, policyStack())) as PolicyTemplate;
}

/**
 * Makes the stack of policies what `template` says, with the permissions of whoever runs the command.
 *
 * @throws UserError `BOOTSTRAP_FAILED`
 */
export async function deployPolicies(
  session: Session,
  template: PolicyTemplate,
  exists: boolean,
): Promise<void> {
  const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
  const { environment, credentials } = session;
  // Not the CDK's deploy role: it may not change policies, and before the first bootstrap there is none.
  const client = new Client({ region: environment.region, credentials });
  try {
    await (exists ? update : create)(client, JSON.stringify(template), pollMilliseconds(session) / 1000);
  } catch (cause) {
    throw new UserError({
      code: 'BOOTSTRAP_FAILED',
      message: `stack ${policyStack()} was not deployed: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: `look at the events of the stack ${policyStack()}; whoever bootstraps administers the account`,
      cause,
    });
  }
}

function stackTags(): { Key: string; Value: string }[] {
  const { name, owner } = thePlatform().application;
  return [
    { Key: 'Application', Value: name },
    { Key: 'Owner', Value: owner },
  ];
}

async function create(client: CloudFormationClient, body: string, delay: number): Promise<void> {
  const { CreateStackCommand, waitUntilStackCreateComplete } = await import('@aws-sdk/client-cloudformation');
  await client.send(
    new CreateStackCommand({
      StackName: policyStack(),
      TemplateBody: body,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      EnableTerminationProtection: true,
      Tags: stackTags(),
    }),
  );
  await waitUntilStackCreateComplete({ client, ...waiting(delay) }, { StackName: policyStack() });
}

async function update(client: CloudFormationClient, body: string, delay: number): Promise<void> {
  const { UpdateStackCommand, waitUntilStackUpdateComplete } = await import('@aws-sdk/client-cloudformation');
  await client.send(
    new UpdateStackCommand({
      StackName: policyStack(),
      TemplateBody: body,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Tags: stackTags(),
    }),
  );
  await waitUntilStackUpdateComplete({ client, ...waiting(delay) }, { StackName: policyStack() });
}

function waiting(delay: number): { minDelay: number; maxDelay: number; maxWaitTime: number } {
  return { minDelay: delay, maxDelay: delay, maxWaitTime: PATIENCE };
}
