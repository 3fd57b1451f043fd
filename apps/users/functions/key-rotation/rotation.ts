import type { AccessKey } from './access-key';
import type { KeptSecret, SecretState } from './kept-secret';
import type { RotationEvent } from './rotation-event';
import { RotationFailure } from './rotation-failure';
import type { UserKeys } from './user-keys';

/** What the rotation works with. */
export interface RotationTools {
  readonly secret: (secretId: string) => KeptSecret;
  readonly keysOf: (user: string) => UserKeys;
  /** Name of the user that a key is of, found out by using it. */
  readonly owner: (key: AccessKey) => Promise<string>;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** One step on one version of one secret. */
interface Work {
  readonly version: string;
  readonly secret: KeptSecret;
  readonly state: SecretState;
  readonly keys: UserKeys;
  readonly tools: RotationTools;
}

/** A new key is known everywhere in IAM after some seconds. */
const ATTEMPTS = 6;
const PAUSE = 5_000;

const steps: Readonly<Record<string, (work: Work) => Promise<void>>> = {
  createSecret: createKey,
  setSecret: findKey,
  testSecret: tryKey,
  finishSecret: ({ secret, version, state }) => secret.promote(version, state),
};

/**
 * Carries out one step of a rotation. Every step may be repeated, and may begin where another one broke off.
 *
 * @throws RotationFailure in words that hold no secret
 */
export async function rotate(event: RotationEvent, tools: RotationTools): Promise<void> {
  const { Step: step, SecretId: secretId, ClientRequestToken: version } = event;
  try {
    const work = steps[step];
    if (!work)
      throw new RotationFailure(
        `there is no step "${step}"; expected one of ${Object.keys(steps).join(', ')}`,
      );
    const secret = tools.secret(secretId);
    const state = await secret.state();
    const stages = state.stages[version] ?? [];
    // A step that is asked for again after the last one has nothing left to do.
    if (stages.includes('AWSCURRENT')) return;
    if (!stages.includes('AWSPENDING'))
      throw new RotationFailure(
        `version ${version} is not about to become current; expected AWSPENDING on it`,
      );
    await work({ version, secret, state, keys: tools.keysOf(state.user), tools });
  } catch (error) {
    throw RotationFailure.from(step, error);
  }
}

/**
 * Makes the key of a version, unless an earlier attempt has. Of the keys there are only the current one stays: what else
 * there is, is the one before it, or one of an attempt that broke off, which nobody can know.
 */
async function createKey({ version, secret, state, keys, tools }: Work): Promise<void> {
  if (tools.now() >= state.ends) {
    await keys.removeAllBut(undefined);
    throw new RotationFailure(
      `the access has ended on ${state.ends.toISOString()}: its keys are gone, and there is no new one`,
    );
  }
  if (await secret.pending(version)) return;
  const current = await secret.current();
  await keys.removeAllBut(current?.accessKeyId);
  // Should keeping it fail, the key stays until the step is repeated: whether it was kept is not certain before that.
  await secret.keepPending(version, await keys.create());
}

/** IAM knows a key as soon as it is made: there is nothing to set, only to see that it is there. */
async function findKey({ version, secret, keys }: Work): Promise<void> {
  const key = await pendingKey(secret, version);
  if ((await keys.ids()).includes(key.accessKeyId)) return;
  throw new RotationFailure(
    `user ${keys.user} does not have the key of version ${version}; expected nobody to delete it. Take AWSPENDING off that version and rotate again`,
  );
}

async function tryKey({ version, secret, keys, tools }: Work): Promise<void> {
  const key = await pendingKey(secret, version);
  const owner = await patiently(() => tools.owner(key), tools.wait);
  if (owner === keys.user) return;
  throw new RotationFailure(`the key of version ${version} is of user ${owner}; expected ${keys.user}`);
}

async function pendingKey(secret: KeptSecret, version: string): Promise<AccessKey> {
  const key = await secret.pending(version);
  if (key) return key;
  throw new RotationFailure(`version ${version} holds no key; expected one of the step createSecret`);
}

async function patiently<T>(ask: () => Promise<T>, wait: RotationTools['wait']): Promise<T> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    try {
      return await ask();
    } catch {
      await wait(PAUSE);
    }
  }
  return ask();
}
