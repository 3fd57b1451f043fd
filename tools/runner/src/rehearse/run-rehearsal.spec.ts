import { findEnvironment, testEnvironment } from '@hipaa-cdk/environments/testing';
import { failedLayers, isFailed } from './rehearse-layers';
import { assertSamePlace, startingCommit } from './run-rehearsal';
import { exampleLayer } from '../testing/layer-account';
import type { Rehearsed } from './rehearse-layers';
import type { Base } from '../affected/base-store';
import { TemporaryRepository } from '../testing/temporary-repository';

const prod = findEnvironment('prod');

function layerOf(place: object) {
  const layer = exampleLayer('network');
  return { ...layer, manifest: { ...layer.manifest, environment: { ...prod, ...place } } };
}

test('templates of the same account and region pass', () => {
  expect(() => assertSamePlace([layerOf({ name: 'account' })], prod, 'abc')).not.toThrow();
});

test.each([{ account: '210987654321' }, { region: 'eu-west-1' }])('templates of %j are refused', (place) => {
  expect(() => assertSamePlace([layerOf({}), layerOf(place)], prod, 'abc')).toThrow(
    'as of abc, prod was account',
  );
});

const changes = { added: [], changed: [], replaced: [], removed: [] };
const network = (result: Rehearsed['result']): Rehearsed => ({ layer: 'network', result, changes });
const storage = (result: Rehearsed['result']): Rehearsed => ({ layer: 'storage', result, changes });

test.each(['failed', 'rolled back', 'skipped'] as const)(
  'a layer that is %s is not what it should be',
  (result) => {
    expect(isFailed(network(result))).toBe(true);
    expect([...failedLayers([], [network(result), storage('updated')])]).toEqual(['network']);
  },
);

test.each(['created', 'updated', 'unchanged'] as const)('a layer that is %s is', (result) => {
  expect(isFailed(network(result))).toBe(false);
});

test('a layer that did not come up as it was fails every layer', () => {
  const failed = failedLayers([network('rolled back')], [network('updated'), storage('unchanged')]);
  expect([...failed]).toEqual(['network', 'storage']);
});

describe('starting commit', () => {
  const repository = new TemporaryRepository();
  const first = repository.commit('a.txt', 'one');
  repository.commit('a.txt', 'two');
  const { git } = repository;
  const prod = testEnvironment('prod', { account: '210987654321' });
  const base = (commit: string) => (): Promise<Base> => Promise.resolve({ commit, at: '', by: '' });
  const never = (): Promise<undefined> => Promise.resolve(undefined);

  test('the commit that is given is where it starts, and the environment is not asked', async () => {
    const read = jest.fn();
    expect(await startingCommit('HEAD~1', prod, git, read)).toEqual({ commit: first });
    expect(read).not.toHaveBeenCalled();
  });

  test('otherwise it starts from what the environment was deployed from', async () => {
    expect(await startingCommit(undefined, prod, git, base(first))).toEqual({ commit: first });
  });

  test('an environment that was never deployed starts from nothing, and says so', async () => {
    expect(await startingCommit(undefined, prod, git, never)).toEqual({
      none: 'prod was never deployed as a whole',
    });
  });

  test('a placeholder account is not asked', async () => {
    const read = jest.fn();
    const placeholder = testEnvironment('prod', { account: '222222222222' });
    expect(await startingCommit(undefined, placeholder, git, read)).toMatchObject({
      none: expect.stringContaining('placeholder') as string,
    });
    expect(read).not.toHaveBeenCalled();
  });

  test('a base that cannot be read is an error, and never "nothing"', async () => {
    const read = () => Promise.reject(new Error('denied'));
    await expect(startingCommit(undefined, prod, git, read)).rejects.toThrow('denied');
  });

  test.each([
    ['--from', 'nonsense', never],
    ['the base of prod', undefined, base('d'.repeat(40))],
  ])('a commit that is not here, from %s, is an error', async (source, from, read) => {
    await expect(startingCommit(from, prod, git, read)).rejects.toMatchObject({
      code: 'COMMIT_UNKNOWN',
      message: expect.stringContaining(source) as string,
    });
  });
});
