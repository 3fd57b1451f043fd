import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  type IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import type { AccessKey } from './access-key';
import { RotationFailure } from './rotation-failure';

/** The access keys of one user. IAM lets a user have two. */
export class UserKeys {
  constructor(
    private readonly iam: Pick<IAMClient, 'send'>,
    readonly user: string,
  ) {}

  /** Ids of all keys, those included that are switched off. */
  async ids(): Promise<string[]> {
    const { AccessKeyMetadata: keys = [] } = await this.iam.send(
      new ListAccessKeysCommand({ UserName: this.user }),
    );
    return keys.flatMap(({ AccessKeyId: id }) => id ?? []);
  }

  async create(): Promise<AccessKey> {
    const { AccessKey: made } = await this.iam.send(new CreateAccessKeyCommand({ UserName: this.user }));
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = made ?? {};
    if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
    throw new RotationFailure('IAM has answered without a key; expected a new one');
  }

  /** Removes every key but one. Each is switched off first: should its deletion fail, it opens nothing any more. */
  async removeAllBut(kept: string | undefined): Promise<void> {
    const old = (await this.ids()).filter((id) => id !== kept);
    for (const id of old) {
      const key = { UserName: this.user, AccessKeyId: id };
      await this.iam.send(new UpdateAccessKeyCommand({ ...key, Status: 'Inactive' }));
      await this.iam.send(new DeleteAccessKeyCommand(key));
    }
  }
}
