import type { SSMClient } from '@aws-sdk/client-ssm';
import type { StoredVersion } from './lock-record';

/** A value with versions that are counted by whoever keeps it. */
export interface LockStore {
  /** The newest version, or undefined before the first. */
  read(): Promise<StoredVersion | undefined>;
  /** The versions that are kept, in order. */
  history(): Promise<readonly StoredVersion[]>;
  /** Writes version 1; false when there is a version already. */
  create(text: string): Promise<boolean>;
  /** Writes another version and says which one it became, or undefined when too many wrote at once. */
  write(text: string): Promise<number | undefined>;
}

const DESCRIPTION = 'Who changes this layer now, or did so last. Kept by the deploy command.';

/** A lock in the Parameter Store. Its versions are counted by AWS, one write after the other. */
export class ParameterLockStore implements LockStore {
  constructor(
    private readonly client: SSMClient,
    private readonly name: string,
  ) {}

  async read(): Promise<StoredVersion | undefined> {
    const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
    const { Parameters } = await this.client.send(new GetParametersCommand({ Names: [this.name] }));
    return Parameters?.[0] && toVersion(Parameters[0]);
  }

  async history(): Promise<readonly StoredVersion[]> {
    const { paginateGetParameterHistory } = await import('@aws-sdk/client-ssm');
    const versions: StoredVersion[] = [];
    for await (const page of paginateGetParameterHistory({ client: this.client }, { Name: this.name }))
      versions.push(...(page.Parameters ?? []).map(toVersion));
    return versions.sort((a, b) => a.version - b.version);
  }

  async create(text: string): Promise<boolean> {
    return (await this.put(text, false)) !== undefined;
  }

  write(text: string): Promise<number | undefined> {
    return this.put(text, true);
  }

  private async put(Value: string, Overwrite: boolean): Promise<number | undefined> {
    const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
    const input = { Name: this.name, Type: 'String', Value, Overwrite, Description: DESCRIPTION } as const;
    try {
      return (await this.client.send(new PutParameterCommand(input))).Version;
    } catch (error) {
      if (error instanceof Error && ['ParameterAlreadyExists', 'TooManyUpdates'].includes(error.name))
        return undefined;
      throw error;
    }
  }
}

function toVersion(stored: { readonly Version?: number; readonly Value?: string }): StoredVersion {
  return { version: stored.Version ?? 0, text: stored.Value ?? '' };
}
