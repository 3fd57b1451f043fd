import { ARotation, STEPS } from './testing/a-rotation';
import { named } from './testing/fake-iam';
import { tagNames } from './tag-names';

let rotation: ARotation;
beforeEach(() => {
  rotation = new ARotation();
});

const keys = () => [...rotation.iam.keys.keys()];

describe('the first rotation', () => {
  test('makes the first key, which no template ever held', async () => {
    await rotation.run();
    expect(keys()).toEqual(['KEY1']);
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY1');
  });

  test('leaves the key active', async () => {
    await rotation.run();
    expect(rotation.iam.keys.get('KEY1')?.status).toBe('Active');
  });
});

describe('the next rotation', () => {
  beforeEach(() => rotation.run('v1'));

  test('brings a new key while the old one still works', async () => {
    await rotation.run('v2');
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY2');
    expect(rotation.keyAt('AWSPREVIOUS')).toBe('KEY1');
    expect(rotation.iam.keys.get('KEY1')?.status).toBe('Active');
  });

  test('and the one after it takes the old key away', async () => {
    await rotation.run('v2');
    await rotation.run('v3');
    expect(keys()).toEqual(['KEY2', 'KEY3']);
  });

  test('an old key is switched off before it is deleted', async () => {
    await rotation.run('v2');
    rotation.iam.calls.length = 0;
    await rotation.run('v3');
    expect(rotation.iam.calls.slice(0, 4)).toEqual(['List', 'Update KEY1', 'Delete KEY1', 'Create']);
  });

  test('a key whose deletion fails is switched off all the same', async () => {
    await rotation.run('v2');
    rotation.iam.failing = { command: 'Delete', error: named('ServiceFailureException') };
    await expect(rotation.run('v3')).rejects.toThrow('createSecret failed: ServiceFailureException');
    expect(rotation.iam.keys.get('KEY1')?.status).toBe('Inactive');
  });
});

describe('a step that is repeated', () => {
  test.each(STEPS)('%s changes nothing the second time', async (repeated) => {
    rotation.secrets.begin('v1');
    for (const step of STEPS) {
      await rotation.step(step);
      if (step === repeated) await rotation.step(step);
    }
    expect(keys()).toEqual(['KEY1']);
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY1');
  });

  test.each(STEPS)('%s after the end does nothing', async (step) => {
    await rotation.run();
    rotation.iam.calls.length = 0;
    await rotation.step(step);
    expect(rotation.iam.calls).toEqual([]);
  });
});

describe('a rotation that breaks off', () => {
  const broken = named('InternalServiceError');

  test('before the key is made is taken up again', async () => {
    rotation.iam.failing = { command: 'Create', error: broken };
    await expect(rotation.run()).rejects.toThrow();
    rotation.iam.failing = undefined;
    await rotation.run();
    expect(keys()).toEqual(['KEY1']);
  });

  test('before the key is kept leaves none behind that nobody knows', async () => {
    rotation.secrets.failing = { command: 'PutSecretValue', error: broken };
    await expect(rotation.run()).rejects.toThrow();
    rotation.secrets.failing = undefined;
    await rotation.run();
    expect(keys()).toEqual(['KEY2']);
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY2');
  });

  test('after the key is kept, and before the answer, goes on with that key', async () => {
    rotation.secrets.failing = { command: 'PutSecretValue', error: broken, afterwards: true };
    await expect(rotation.run()).rejects.toThrow();
    rotation.secrets.failing = undefined;
    for (const step of STEPS) await rotation.step(step);
    expect(keys()).toEqual(['KEY1']);
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY1');
  });

  test('never takes the current key away', async () => {
    await rotation.run('v1');
    rotation.secrets.failing = { command: 'PutSecretValue', error: broken };
    await expect(rotation.run('v2')).rejects.toThrow();
    expect(rotation.iam.keys.get('KEY1')?.status).toBe('Active');
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY1');
  });

  test('when the secret cannot be read, takes no key away', async () => {
    await rotation.run('v1');
    await rotation.run('v2');
    rotation.secrets.failing = { command: 'GetSecretValue', error: broken };
    await expect(rotation.run('v3')).rejects.toThrow();
    expect(keys()).toEqual(['KEY1', 'KEY2']);
  });

  test('when somebody has written something else into the secret, takes no key away', async () => {
    await rotation.run('v1');
    rotation.secrets.values.set('v1', 'something else');
    await expect(rotation.run('v2')).rejects.toThrow('the secret holds something else than an access key');
    expect(keys()).toEqual(['KEY1']);
  });
});

describe('the new key', () => {
  test('is tried until IAM knows it', async () => {
    rotation.unknownFor = 3;
    await rotation.run();
    expect(rotation.waits).toEqual([5000, 5000, 5000]);
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY1');
  });

  test('is not made current when IAM never knows it', async () => {
    rotation.unknownFor = 100;
    await expect(rotation.run()).rejects.toThrow('testSecret failed: InvalidClientTokenId');
    expect(rotation.keyAt('AWSCURRENT')).toBe('');
  });

  test('is not made current when it is of somebody else', async () => {
    rotation.owner = 'somebody';
    await expect(rotation.run()).rejects.toThrow('is of user somebody; expected robot');
    expect(rotation.keyAt('AWSCURRENT')).toBe('');
  });

  test('is missed when somebody deletes it in between', async () => {
    rotation.secrets.begin('v1');
    await rotation.step('createSecret');
    rotation.iam.keys.clear();
    await expect(rotation.step('setSecret')).rejects.toThrow('does not have the key of version v1');
  });

  test.each(['setSecret', 'testSecret'])('is asked for by %s before there is one', async (step) => {
    rotation.secrets.begin('v1');
    await expect(rotation.step(step)).rejects.toThrow('version v1 holds no key');
  });
});

describe('after the access has ended', () => {
  beforeEach(() => rotation.run('v1'));

  test.each(['2027-06-30T00:00:00Z', '2028-01-01T00:00:00Z'])(
    'at %s every key is taken away',
    async (now) => {
      rotation.now = new Date(now);
      await expect(rotation.run('v2')).rejects.toThrow('the access has ended on 2027-06-30T00:00:00.000Z');
      expect(keys()).toEqual([]);
    },
  );

  test('a moment before, keys are made', async () => {
    rotation.now = new Date('2027-06-29T23:59:59Z');
    await rotation.run('v2');
    expect(rotation.keyAt('AWSCURRENT')).toBe('KEY2');
  });
});

describe('a request that makes no sense', () => {
  test('an unknown step is refused', async () => {
    await expect(rotation.step('dropSecret')).rejects.toThrow('there is no step "dropSecret"');
  });

  test('a version that is not about to become current is refused', async () => {
    await expect(rotation.step('createSecret', 'v9')).rejects.toThrow(
      'version v9 is not about to become current',
    );
    expect(rotation.iam.calls).toEqual([]);
  });

  test.each([
    ['user', { [tagNames.ends]: '2027-06-30' }],
    ['end', { [tagNames.user]: 'robot' }],
    ['proper end', { [tagNames.user]: 'robot', [tagNames.ends]: 'soon' }],
  ])('a secret without a %s is refused', async (_, tags) => {
    rotation.secrets.begin('v1');
    rotation.secrets.tags = tags;
    await expect(rotation.step('createSecret')).rejects.toThrow(
      'expected the tags AccessKeyUser and AccessEnds',
    );
  });
});
