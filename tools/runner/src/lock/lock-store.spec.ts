import { hostname, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { fakeSession } from '../testing/fake-session';
import { ParameterLockStore, validRecord, thisHolder } from './lock-store';
import { recordOf } from '../testing/examples';

const named = (name: string): Error => Object.assign(new Error(name), { name });

async function storeWith(answers: Parameters<typeof fakeSession>[1]): Promise<ParameterLockStore> {
  return new ParameterLockStore(await fakeSession('local', answers).session.ssm(), '/hipaa/local/locks/x');
}

test('a parameter that does not exist has no version', async () => {
  expect(await (await storeWith({ GetParameters: () => ({}) })).read()).toBeUndefined();
});

test('the newest version is read with its number', async () => {
  const store = await storeWith({ GetParameters: () => ({ Parameters: [{ Version: 4, Value: 'x' }] }) });
  expect(await store.read()).toEqual({ version: 4, text: 'x' });
});

test('the history has all pages, in order', async () => {
  const store = await storeWith({
    GetParameterHistory: ({ NextToken }) =>
      NextToken
        ? { Parameters: [{ Version: 1, Value: 'a' }] }
        : { Parameters: [{ Version: 2, Value: 'b' }], NextToken: 'more' },
  });
  expect((await store.history()).map(({ version }) => version)).toEqual([1, 2]);
});

test('the first version does not overwrite', async () => {
  const inputs: Record<string, unknown>[] = [];
  const store = await storeWith({ PutParameter: (input) => (inputs.push(input), { Version: 1 }) });
  expect(await store.create('x')).toBe(true);
  expect(inputs).toMatchObject([{ Name: '/hipaa/local/locks/x', Overwrite: false, Value: 'x' }]);
});

test('a first version that is there already is told', async () => {
  const store = await storeWith({
    PutParameter: () => {
      throw named('ParameterAlreadyExists');
    },
  });
  expect(await store.create('x')).toBe(false);
});

test('a later version overwrites and says its number', async () => {
  const inputs: Record<string, unknown>[] = [];
  const store = await storeWith({ PutParameter: (input) => (inputs.push(input), { Version: 9 }) });
  expect(await store.write('x')).toBe(9);
  expect(inputs).toMatchObject([{ Overwrite: true }]);
});

test('a write among too many at once got no number', async () => {
  const store = await storeWith({
    PutParameter: () => {
      throw named('TooManyUpdates');
    },
  });
  expect(await store.write('x')).toBeUndefined();
});

test('any other failure is passed on', async () => {
  const store = await storeWith({
    PutParameter: () => {
      throw named('AccessDeniedException');
    },
  });
  await expect(store.write('x')).rejects.toThrow('AccessDeniedException');
});

const text = JSON.stringify(recordOf({ version: 7 }));

test('a record that got the number it was written for counts', () => {
  expect(validRecord({ version: 7, text })).toEqual(recordOf({ version: 7 }));
});

test('a record that got another number lost a race and counts for nothing', () => {
  expect(validRecord({ version: 8, text })).toBeUndefined();
});

test.each(['', 'free text', '{}', 'null', '{"version":1}'])('%j is no record', (other) => {
  expect(validRecord({ version: 1, text: other })).toBeUndefined();
});

test('a holder is this process, with user, host and commit', async () => {
  const holder = await thisHolder('database:deploy', resolve(__dirname, '../../../..'));
  expect(holder).toMatchObject({ host: hostname(), process: process.pid, command: 'database:deploy' });
  expect(holder.user).not.toBe('');
  expect(holder.commit).toMatch(/^[0-9a-f]{7,}$/);
});

test('without git there is no commit', async () => {
  expect((await thisHolder('database:deploy', tmpdir())).commit).toBeUndefined();
});
