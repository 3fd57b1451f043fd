import { existsSync } from 'node:fs';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import { LocalAws } from '@hipaa-cdk/local-aws';
import { type Session, listStacks } from '@hipaa-cdk/runner';
import type { ParameterValues } from '@hipaa-cdk/templates';
import type { Launch, Launched, Launcher, Say } from './launcher';
import { asLaunchRole, launchRole, StackProgress, assertEnded, findStack, outputsOf } from './product-stack';

/** Tags by which a stack says which product and version it is. Service Catalog has records of its own for that. */
const PRODUCT = 'Product';
const VERSION = 'ProductVersion';
const UNPROTECTED = { DeletionProtection: 'OFF' };

/** Launches on the embedded AWS, which has no Service Catalog: the same template, as the same role, as a stack named alike. */
export class StackLauncher implements Launcher {
  constructor(private readonly session: Session) {}

  async launch({ product, version, template, params, tags }: Launch, say: Say): Promise<ParameterValues> {
    const roleArn = await launchRole(this.session, product, version);
    const client = await asLaunchRole(this.session, roleArn);
    const StackName = this.stackName(params['FriendlyName'] ?? product);
    if (await findStack(client, StackName))
      throw nameTaken(params['FriendlyName'] ?? product, this.session.environment.name);
    const { CreateStackCommand } = await import('@aws-sdk/client-cloudformation');
    await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify(template),
        Parameters: parameters(params),
        Capabilities: ['CAPABILITY_IAM'],
        Tags: Object.entries({ ...tags, [PRODUCT]: product, [VERSION]: version }).map(([Key, Value]) => ({
          Key,
          Value,
        })),
      }),
    );
    const stack = await StackProgress.ofNew(client, say).follow(StackName);
    assertEnded(stack, 'CREATE_COMPLETE', 'LAUNCH_FAILED');
    this.sayWhereToPush(params, say);
    return outputsOf(stack);
  }

  /** A launch is followed by a push and a look, which are local here too. */
  private sayWhereToPush({ Repository }: ParameterValues, say: Say): void {
    const { environment, embeddedFolder } = this.session;
    if (!Repository || !embeddedFolder) return;
    const { account, region } = environment;
    const path = new LocalAws({ folder: embeddedFolder }).repository(account, region, Repository);
    if (!existsSync(path)) return;
    say(
      'its machine is not run, nor its start script: what is pushed is served as it is, behind its load balancer',
    );
    say(`  git push ${path} HEAD:main`);
    say('  npx nx run local-aws:open');
  }

  async launched(): Promise<readonly Launched[]> {
    const client = await this.session.cloudFormation();
    const names = (await listStacks(this.session)).map(({ name }) => name);
    const own = names.filter((name) => name.startsWith(this.stackName(''))).sort();
    const stacks = await Promise.all(own.map((name) => findStack(client, name)));
    return stacks.filter((stack) => stack !== undefined).map((stack) => this.describe(stack));
  }

  async terminate(name: string, say: Say): Promise<void> {
    const all = await this.launched();
    const found = all.find((one) => one.name === name);
    if (!found) throw unknownName(name, all);
    const [, version] = found.product.split(' ');
    const roleArn = await launchRole(this.session, found.product.split(' ')[0] ?? '', version ?? '').catch(
      () => undefined,
    );
    const client = roleArn ? await asLaunchRole(this.session, roleArn) : await this.session.cloudFormation();
    const stack = await findStack(client, this.stackName(name));
    if (stack) await this.remove(client, stack, say);
  }

  /** What protects a product from a slip is taken off by an update of its own first, as in an account. */
  private async remove(
    client: Awaited<ReturnType<Session['cloudFormation']>>,
    { StackId = '', Parameters = [] }: Stack,
    say: Say,
  ): Promise<void> {
    const { DeleteStackCommand, UpdateStackCommand } = await import('@aws-sdk/client-cloudformation');
    const progress = await StackProgress.of(client, StackId, say);
    const protection = Parameters.find(({ ParameterKey }) => ParameterKey === 'DeletionProtection');
    if (protection?.ParameterValue === 'ON') {
      say('taking the protection off');
      const kept = Parameters.filter(({ ParameterKey }) => ParameterKey !== 'DeletionProtection').map(
        ({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true }),
      );
      await client.send(
        new UpdateStackCommand({
          StackName: StackId,
          UsePreviousTemplate: true,
          Parameters: [...kept, ...parameters(UNPROTECTED)],
          Capabilities: ['CAPABILITY_IAM'],
        }),
      );
      assertEnded(await progress.follow(StackId), 'UPDATE_COMPLETE', 'TERMINATE_FAILED');
    }
    say('terminating');
    await client.send(new DeleteStackCommand({ StackName: StackId }));
    const gone = await progress.follow(StackId);
    if (gone) assertEnded(gone, 'DELETE_COMPLETE', 'TERMINATE_FAILED');
  }

  private describe(stack: Stack): Launched {
    const tag = (key: string): string => stack.Tags?.find(({ Key }) => Key === key)?.Value ?? '';
    return {
      name: (stack.StackName ?? '').slice(this.stackName('').length),
      product: `${tag(PRODUCT)} ${tag(VERSION)}`,
      status: stack.StackStatus ?? '',
      outputs: outputsOf(stack),
    };
  }

  /** As Service Catalog names stacks, so that what the launch role may touch is the same. */
  private stackName(name: string): string {
    return `SC-${this.session.environment.account}-pp-${name}`;
  }
}

function parameters(values: ParameterValues): { ParameterKey: string; ParameterValue: string }[] {
  return Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}

function nameTaken(name: string, environment: string): UserError {
  return new UserError({
    code: 'NAME_TAKEN',
    message: `something is launched as ${name} already; expected another FriendlyName`,
    remedy: `npx nx run catalog:terminate --env=${environment} --name=${name}`,
  });
}

function unknownName(name: string, all: readonly Launched[]): UserError {
  const names = all.map((one) => one.name).join(', ') || 'nothing was launched';
  return new UserError({
    code: 'NAME_UNKNOWN',
    message: `nothing is launched as ${JSON.stringify(name)}; there is: ${names}`,
  });
}
