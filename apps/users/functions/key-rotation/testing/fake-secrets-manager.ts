import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { tagNames } from '../tag-names';
import { named } from './fake-iam';

interface Input {
  readonly ClientRequestToken?: string;
  readonly SecretString?: string;
  readonly VersionId?: string;
  readonly VersionStage?: string;
  readonly VersionStages?: string[];
  readonly MoveToVersionId?: string;
  readonly RemoveFromVersionId?: string;
}

/** Secrets Manager in memory, with one secret. Versions cannot be written twice, as they cannot there. */
export class FakeSecretsManager {
  readonly values = new Map<string, string>([['first', '{"accessKeyId":"","unused":"x"}']]);
  readonly stages: Record<string, string[]> = { first: ['AWSCURRENT'] };
  tags: Record<string, string> = { [tagNames.user]: 'robot', [tagNames.ends]: '2027-06-30' };
  /** Command that fails, with this error. */
  failing?: { readonly command: string; readonly error: Error; readonly afterwards?: boolean };

  get client(): Pick<SecretsManagerClient, 'send'> {
    return { send: (command: object) => this.answer(command) } as unknown as Pick<
      SecretsManagerClient,
      'send'
    >;
  }

  /** Begins a rotation, as the service does before it calls the function. */
  begin(version: string): void {
    this.unlabel('AWSPENDING');
    this.stages[version] = ['AWSPENDING'];
  }

  /** What the version with that label holds. */
  valueAt(label: string): string | undefined {
    const version = Object.keys(this.stages).find((id) => this.stages[id]?.includes(label));
    return version && this.values.get(version);
  }

  async answer(command: object): Promise<unknown> {
    const name = command.constructor.name.replace('Command', '');
    const { input } = command as { readonly input: Input };
    const failure = this.failing?.command === name ? this.failing : undefined;
    if (failure && !failure.afterwards) throw failure.error;
    const answer = this.carryOut(name, input);
    if (failure) throw failure.error;
    return answer;
  }

  private carryOut(name: string, input: Input): unknown {
    switch (name) {
      case 'DescribeSecret':
        return {
          Tags: Object.entries(this.tags).map(([Key, Value]) => ({ Key, Value })),
          VersionIdsToStages: structuredClone(this.stages),
        };
      case 'GetSecretValue':
        return { SecretString: this.read(input) };
      case 'PutSecretValue':
        return this.put(input);
      case 'UpdateSecretVersionStage':
        return this.move(input);
      default:
        throw new Error(`nobody expects ${name}`);
    }
  }

  private read({ VersionId: version, VersionStage: stage = '' }: Input): string {
    const value = version ? this.values.get(version) : this.valueAt(stage);
    if (value === undefined) throw named('ResourceNotFoundException');
    return value;
  }

  private put({
    ClientRequestToken: version = '',
    SecretString: value = '',
    VersionStages: stages = [],
  }: Input): object {
    if (this.values.has(version)) throw named('ResourceExistsException');
    this.values.set(version, value);
    this.stages[version] = stages;
    return {};
  }

  private move({
    MoveToVersionId: to = '',
    RemoveFromVersionId: from = '',
    VersionStage: stage = '',
  }: Input): object {
    if (!this.stages[from]?.includes(stage)) throw named('InvalidParameterException');
    this.unlabel('AWSPREVIOUS');
    this.unlabel(stage);
    this.stages[from]?.push('AWSPREVIOUS');
    this.stages[to]?.push(stage);
    return {};
  }

  /** A label is on one version at a time. */
  private unlabel(label: string): void {
    for (const labels of Object.values(this.stages)) {
      if (labels.includes(label)) labels.splice(labels.indexOf(label), 1);
    }
  }
}
