import { IAMClient } from '@aws-sdk/client-iam';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import { setTimeout as wait } from 'node:timers/promises';
import { KeptSecret } from './kept-secret';
import { keyOwner } from './key-owner';
import { rotate } from './rotation';
import type { RotationEvent } from './rotation-event';
import { UserKeys } from './user-keys';

const secretsManager = new SecretsManagerClient({});
const iam = new IAMClient({});

/** Entry point of the function. It returns nothing, so that no answer holds anything either. */
export async function handler(event: RotationEvent): Promise<void> {
  await rotate(event, {
    secret: (secretId) => new KeptSecret(secretsManager, secretId),
    keysOf: (user) => new UserKeys(iam, user),
    owner: (key) => keyOwner(key, (credentials) => new STSClient({ credentials })),
    now: () => new Date(),
    wait: async (milliseconds) => {
      await wait(milliseconds);
    },
  });
  console.log(`${event.Step} done`);
}
