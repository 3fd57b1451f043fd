import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import {
  type PolicyTemplate,
  RECORDS_LAYER,
  type TemplateResource,
  joinedParts,
  policyStackNames,
  templateParts,
} from '@hipaa-cdk/delivery-tools';
import { ACCOUNT, thePlatform } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { type Statement, listOf, statementsOf } from '@hipaa-cdk/permissions';
import { deployedTemplate, describeStack, pollMilliseconds } from '../aws/deployed-stack';
import type { Session } from '../aws/session';

/** Longest time that CloudFormation gets for a handful of policies, in seconds. */
const PATIENCE = 600;

/** The policies and roles of an environment as they are deployed, or undefined where there are none. */
export async function deployedPolicies(
  session: Session,
  environment: string,
): Promise<PolicyTemplate | undefined> {
  const parts: PolicyTemplate[] = [];
  for (const name of policyStackNames(environment)) {
    if (await describeStack(session, name))
      parts.push(JSON.parse(await deployedTemplate(session, name)) as PolicyTemplate);
  }
  return parts.length === 0 ? undefined : joinedParts(parts);
}

/** Names, by which AWS knows them, of all resources of those stacks that are there. */
export async function ownResources(
  session: Session,
  stacks: readonly string[],
): Promise<ReadonlySet<string>> {
  const { paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const found = new Set<string>();
  for (const StackName of stacks) {
    if (!(await describeStack(session, StackName))) continue;
    for await (const page of paginateListStackResources({ client }, { StackName }))
      for (const { PhysicalResourceId } of page.StackResourceSummaries ?? [])
        if (PhysicalResourceId) found.add(PhysicalResourceId);
  }
  return found;
}

/** Whether the layer that makes the records of the account has been deployed, and was not rolled back. */
export async function recordsStand(session: Session): Promise<boolean> {
  const stack = await describeStack(session, stackName(ACCOUNT, RECORDS_LAYER));
  return /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(stack?.status ?? '');
}

/**
 * Makes the stacks of an environment's policies and roles what `template` says, with the permissions of whoever runs the command.
 *
 * @throws UserError `BOOTSTRAP_FAILED`
 */
export async function deployPolicies(session: Session, of: string, template: PolicyTemplate): Promise<void> {
  const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
  const { environment, credentials } = session;
  // Not the CDK's deploy role: it may not change policies, and before the first bootstrap there is none.
  const client = new Client({ region: environment.region, credentials });
  for (const { name, part } of templateParts(of, template)) {
    const exists = (await describeStack(session, name)) !== undefined;
    if (!exists && Object.keys(part.Resources).length === 0) continue;
    const props = { client, name, body: JSON.stringify(part), delay: pollMilliseconds(session) / 1000 };
    try {
      await (exists ? update : create)(props);
    } catch (cause) {
      if (isNoUpdate(cause)) continue;
      throw new UserError({
        code: 'BOOTSTRAP_FAILED',
        message: `stack ${name} was not deployed: ${cause instanceof Error ? cause.message : String(cause)}`,
        remedy: `look at the events of the stack ${name}; whoever bootstraps administers the account`,
        cause,
      });
    }
  }
}

/** CloudFormation refuses an update that changes nothing: the part is what it should be. */
function isNoUpdate(cause: unknown): boolean {
  return cause instanceof Error && cause.message.includes('No updates are to be performed');
}

interface StackProps {
  readonly client: CloudFormationClient;
  readonly name: string;
  readonly body: string;
  readonly delay: number;
}

function stackTags(): { Key: string; Value: string }[] {
  const { name, owner } = thePlatform().application;
  return [
    { Key: 'Application', Value: name },
    { Key: 'Owner', Value: owner },
  ];
}

async function create({ client, name, body, delay }: StackProps): Promise<void> {
  const { CreateStackCommand, waitUntilStackCreateComplete } = await import('@aws-sdk/client-cloudformation');
  await client.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: body,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      EnableTerminationProtection: true,
      Tags: stackTags(),
    }),
  );
  await waitUntilStackCreateComplete({ client, ...waiting(delay) }, { StackName: name });
}

async function update({ client, name, body, delay }: StackProps): Promise<void> {
  const { UpdateStackCommand, waitUntilStackUpdateComplete } = await import('@aws-sdk/client-cloudformation');
  await client.send(
    new UpdateStackCommand({
      StackName: name,
      TemplateBody: body,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Tags: stackTags(),
    }),
  );
  await waitUntilStackUpdateComplete({ client, ...waiting(delay) }, { StackName: name });
}

function waiting(delay: number): { minDelay: number; maxDelay: number; maxWaitTime: number } {
  return { minDelay: delay, maxDelay: delay, maxWaitTime: PATIENCE };
}

/** What becomes of one resource of the stack of policies. */
export interface PolicyChange {
  readonly name: string;
  readonly kind: 'new' | 'changed' | 'unchanged' | 'removed';
  /** What is allowed or denied from now on, one line each. */
  readonly added: readonly string[];
  /** What no longer is. */
  readonly removed: readonly string[];
}

/**
 * What the wanted policies change on the deployed ones.
 *
 * @param deployed undefined where there is no stack yet
 */
export function policyChanges(
  deployed: PolicyTemplate | undefined,
  wanted: PolicyTemplate,
): readonly PolicyChange[] {
  const before = deployed?.Resources ?? {};
  const after = wanted.Resources;
  const [old, now] = [before, after].map((resources) => new Set(Object.values(resources).flatMap(rules)));
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.map((name) => ({
    name,
    kind: kindOf(before[name], after[name]),
    // A rule that only moves from one policy to another is no news.
    added: rules(after[name]).filter((rule) => !old?.has(rule)),
    removed: rules(before[name]).filter((rule) => !now?.has(rule)),
  }));
}

function kindOf(before?: TemplateResource, after?: TemplateResource): PolicyChange['kind'] {
  if (!before) return 'new';
  if (!after) return 'removed';
  // The order that the parts are made in is nothing that anybody has.
  return JSON.stringify(before.Properties) === JSON.stringify(after.Properties) ? 'unchanged' : 'changed';
}

function rules(resource?: TemplateResource): string[] {
  return statementsOf(resource?.Properties['PolicyDocument']).flatMap(lines);
}

function lines({ Effect, Action, Resource, NotResource, Condition }: Statement): string[] {
  const when = Condition ? ` when ${JSON.stringify(Condition)}` : '';
  const on = Resource === undefined ? 'all but' : 'on';
  return listOf(Action).flatMap((action) =>
    listOf(Resource ?? NotResource).map(
      (resource) => `${String(Effect).toLowerCase()} ${String(action)} ${on} ${String(resource)}${when}`,
    ),
  );
}
