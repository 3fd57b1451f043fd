import { testEnvironment } from '@hipaa-cdk/testing';
import type { Base } from '../affected/base-store';
import { TemporaryRepository } from '../affected/temporary-repository';
import { startingCommit } from './starting-commit';

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
