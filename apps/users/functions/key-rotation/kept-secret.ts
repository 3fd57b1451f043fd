import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { type AccessKey, parseKey } from './access-key';
import { tagNames } from './tag-names';
import { RotationFailure } from './rotation-failure';

const CURRENT = 'AWSCURRENT';
const PENDING = 'AWSPENDING';

/** What is known about the secret beside what it holds. */
export interface SecretState {
  /** User whose key it holds. */
  readonly user: string;
  /** Moment from which there is no access any more. */
  readonly ends: Date;
  /** Labels of each version. */
  readonly stages: Readonly<Record<string, readonly string[]>>;
}

/** The secret that holds the key. */
export class KeptSecret {
  constructor(
    private readonly secretsManager: Pick<SecretsManagerClient, 'send'>,
    private readonly secretId: string,
  ) {}

  async state(): Promise<SecretState> {
    const { Tags: tags = [], VersionIdsToStages: stages = {} } = await this.secretsManager.send(
      new DescribeSecretCommand({ SecretId: this.secretId }),
    );
    const tag = (name: string): string => tags.find(({ Key }) => Key === name)?.Value ?? '';
    const user = tag(tagNames.user);
    const ends = new Date(tag(tagNames.ends));
    if (user === '' || Number.isNaN(ends.getTime()))
      throw new RotationFailure(
        `the secret does not say whose key it is and until when; expected the tags ${Object.values(tagNames).join(' and ')}`,
      );
    return { user, ends, stages };
  }

  /** The key in use; undefined before the first. */
  async current(): Promise<AccessKey | undefined> {
    return this.read({ VersionStage: CURRENT });
  }

  /** The key that a version is to bring; undefined while it has none. */
  async pending(version: string): Promise<AccessKey | undefined> {
    try {
      return await this.read({ VersionId: version, VersionStage: PENDING });
    } catch (error) {
      // A version that rotation has begun has an id and no value yet.
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }

  async keepPending(version: string, key: AccessKey): Promise<void> {
    await this.secretsManager.send(
      new PutSecretValueCommand({
        SecretId: this.secretId,
        ClientRequestToken: version,
        SecretString: JSON.stringify(key),
        VersionStages: [PENDING],
      }),
    );
  }

  /** Makes a version the current one. */
  async promote(version: string, { stages }: SecretState): Promise<void> {
    const before = Object.keys(stages).find((id) => stages[id]?.includes(CURRENT));
    await this.secretsManager.send(
      new UpdateSecretVersionStageCommand({
        SecretId: this.secretId,
        VersionStage: CURRENT,
        MoveToVersionId: version,
        RemoveFromVersionId: before,
      }),
    );
  }

  private async read(version: { VersionId?: string; VersionStage: string }): Promise<AccessKey | undefined> {
    const { SecretString: text } = await this.secretsManager.send(
      new GetSecretValueCommand({ SecretId: this.secretId, ...version }),
    );
    return parseKey(text ?? '');
  }
}
