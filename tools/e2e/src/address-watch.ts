import { setTimeout as delay } from 'node:timers/promises';
import { GetParametersByPathCommand, SSMClient, type Parameter } from '@aws-sdk/client-ssm';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { parameterOf } from './place';

const TARGET = parameterOf('site/target');
const COMPUTE_HOST = new RegExp(`^${parameterOf('compute-(\\w+)/hostName')}$`);

/** Looks again and again where the site leads, and whether a compute is there. */
export class AddressWatch {
  static start(workspace: TemporaryWorkspace): AddressWatch {
    return new AddressWatch(workspace);
  }

  /** How often it has looked. */
  looks = 0;
  /** What it saw when the address led nowhere. */
  readonly gaps: string[] = [];
  /** The computes that the address led to, in order. */
  readonly targets: string[] = [];

  private readonly client: SSMClient;
  private watching = true;
  private readonly watch: Promise<void>;

  private constructor({ client }: TemporaryWorkspace) {
    this.client = new SSMClient({ ...client, maxAttempts: 1 });
    this.watch = this.lookOn();
  }

  async stop(): Promise<void> {
    this.watching = false;
    await this.watch;
    this.client.destroy();
  }

  private async lookOn(): Promise<void> {
    while (this.watching) {
      const published = await this.published();
      if (published) this.look(published);
      await delay(50);
    }
  }

  /** Everything of the environment at one moment; undefined while the embedded AWS is not there. */
  private async published(): Promise<readonly Parameter[] | undefined> {
    const parameters: Parameter[] = [];
    try {
      for (let token: string | undefined, first = true; first || token; first = false) {
        const page = await this.client.send(
          new GetParametersByPathCommand({ Path: parameterOf(''), Recursive: true, NextToken: token }),
        );
        parameters.push(...(page.Parameters ?? []));
        token = page.NextToken;
      }
      return parameters;
    } catch {
      return undefined;
    }
  }

  private look(parameters: readonly Parameter[]): void {
    this.looks += 1;
    const target = parameters.find(({ Name }) => Name === TARGET)?.Value;
    const compute = parameters
      .filter(({ Value }) => Value === target)
      .flatMap(({ Name = '' }) => COMPUTE_HOST.exec(Name)?.[1] ?? [])[0];
    if (compute === undefined) this.gaps.push(`look ${this.looks}: ${target ?? 'no address'}`);
    else if (this.targets.at(-1) !== compute) this.targets.push(compute);
  }
}
