import type { CloudFormationClient, Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import type { ParameterValues } from '@hipaa-cdk/templates';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { type Session, deployedTemplate } from '@hipaa-cdk/runner';
import { ACCOUNT } from '@hipaa-cdk/environments';
import type { Say } from './launcher';

/** Milliseconds between two looks at a stack. */
const POLL = 100;

/** The stack of that name, or undefined where there is none. */
export async function findStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0];
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** Tells what happens to a stack from here on, each thing once. */
export class StackProgress {
  private constructor(
    private readonly client: CloudFormationClient,
    private readonly say: Say,
    private readonly told: Set<string>,
  ) {}

  /** @param name a stack that is there; what has happened to it so far is not told */
  static async of(client: CloudFormationClient, name: string, say: Say): Promise<StackProgress> {
    const past = (await eventsOf(client, name)).map(({ EventId = '' }) => EventId);
    return new StackProgress(client, say, new Set(past));
  }

  /** For a stack that is about to be made. */
  static ofNew(client: CloudFormationClient, say: Say): StackProgress {
    return new StackProgress(client, say, new Set());
  }

  /**
   * Waits until nothing happens to the stack any more.
   *
   * @param name the stack; by its id when it may be gone
   * @returns the stack at rest, or undefined when it is gone
   */
  async follow(name: string): Promise<Stack | undefined> {
    for (;;) {
      const stack = await findStack(this.client, name);
      if (stack) for (const event of await eventsOf(this.client, name)) this.tell(event);
      if (!stack?.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
      await delay(POLL);
    }
  }

  private tell({ EventId = '', LogicalResourceId = '', ResourceStatus, ...event }: StackEvent): void {
    if (this.told.has(EventId)) return;
    this.told.add(EventId);
    if (!ResourceStatus || ResourceStatus.endsWith('_IN_PROGRESS')) return;
    const reason = event.ResourceStatusReason ?? 'no reason given';
    const failed = ResourceStatus.endsWith('_FAILED') ? `: ${reason}` : '';
    this.say(`  ${ResourceStatus} ${LogicalResourceId}${failed}`);
  }
}

/** Events of a stack, oldest first. */
async function eventsOf(client: CloudFormationClient, name: string): Promise<StackEvent[]> {
  const { DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  return [...StackEvents].reverse();
}

/** Outputs of a stack by name. */
export function outputsOf({ Outputs = [] }: Stack): ParameterValues {
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/**
 * Makes sure that a stack ended as it should.
 *
 * @throws UserError with `code`
 */
export function assertEnded(stack: Stack | undefined, status: string, code: string): asserts stack is Stack {
  if (stack?.StackStatus === status) return;
  throw new UserError({
    code,
    message: `the stack ${stack?.StackName ?? ''} is ${stack?.StackStatus ?? 'gone'}; expected ${status}; what failed stands above`,
  });
}

const PRODUCT = 'AWS::ServiceCatalog::CloudFormationProduct';

interface ListedProduct {
  readonly Type: string;
  readonly Properties?: {
    readonly Name?: string;
    readonly ProvisioningArtifactParameters?: readonly { readonly Name?: string }[];
  };
}

/**
 * The role that the deployed catalog launches a version of a product with.
 *
 * @throws UserError `CATALOG_NOT_DEPLOYED`, or `VERSION_NOT_PUBLISHED` when the code is newer than the catalog
 */
export async function launchRole(session: Session, product: string, version: string): Promise<string> {
  const { name: environment } = session.environment;
  const stack = stackName(ACCOUNT, 'catalog');
  const deployed = await findStack(await session.cloudFormation(), stack);
  const role = deployed && outputsOf(deployed)[`${pascal(product)}LaunchRoleArn`];
  const remedy = `npx nx run catalog:deploy --env=${environment}`;
  if (role === undefined) {
    throw new UserError({
      code: 'CATALOG_NOT_DEPLOYED',
      message: `the catalog in ${environment} has no product ${product} yet`,
      remedy,
    });
  }
  if (versions(await deployedTemplate(session, stack), product).includes(version)) return role;
  throw new UserError({
    code: 'VERSION_NOT_PUBLISHED',
    message: `${product} is ${version} in the code, which the catalog in ${environment} does not list`,
    remedy,
  });
}

function versions(template: string, product: string): (string | undefined)[] {
  const { Resources } = JSON.parse(template) as {
    readonly Resources: Readonly<Record<string, ListedProduct>>;
  };
  return Object.values(Resources)
    .filter(({ Type, Properties }) => Type === PRODUCT && Properties?.Name === product)
    .flatMap(({ Properties }) => Properties?.ProvisioningArtifactParameters ?? [])
    .map(({ Name }) => Name);
}

/** `message-queue` becomes `MessageQueue`. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * CloudFormation as the launch role of a product, the way Service Catalog would call it. The embedded AWS keeps policies
 * and does not enforce them: this proves that the role is there and can be taken, not that its permissions suffice.
 *
 * @throws UserError `LAUNCH_ROLE_REFUSED`
 */
export async function asLaunchRole(session: Session, roleArn: string): Promise<CloudFormationClient> {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts');
  const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
  const { region } = session.environment;
  const sts = new STSClient({ region, credentials: session.credentials });
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'catalog-launch' }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey) {
    throw new UserError({ code: 'LAUNCH_ROLE_REFUSED', message: `nobody may take the role ${roleArn}` });
  }
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return new Client({ region, credentials });
}
