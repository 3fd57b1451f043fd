import { KeptSecret } from '../kept-secret';
import { rotate } from '../rotation';
import { UserKeys } from '../user-keys';
import { FakeIam, named } from './fake-iam';
import { FakeSecretsManager } from './fake-secrets-manager';

export const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** A rotation on services in memory. */
export class ARotation {
  readonly iam = new FakeIam();
  readonly secrets = new FakeSecretsManager();
  readonly waits: number[] = [];
  now = new Date('2027-01-01');
  /** How often IAM does not know a new key yet. */
  unknownFor = 0;
  /** User that keys turn out to be of. */
  owner = 'robot';

  step(step: string, version = 'v1'): Promise<void> {
    return rotate(
      { Step: step, SecretId: 'arn:secret', ClientRequestToken: version },
      {
        secret: (id) => new KeptSecret(this.secrets.client, id),
        keysOf: (user) => new UserKeys(this.iam.client, user),
        owner: async () => {
          if (this.unknownFor-- > 0) throw named('InvalidClientTokenId');
          return this.owner;
        },
        now: () => this.now,
        wait: async (milliseconds) => void this.waits.push(milliseconds),
      },
    );
  }

  /** A whole rotation. */
  async run(version = 'v1'): Promise<void> {
    this.secrets.begin(version);
    for (const step of STEPS) await this.step(step, version);
  }

  /** Id of the key that the version with that label holds. */
  keyAt(label: string): string {
    return (JSON.parse(this.secrets.valueAt(label) ?? '{}') as { accessKeyId?: string }).accessKeyId ?? '';
  }
}
