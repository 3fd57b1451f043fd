import type { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { askedTogether } from './asked-together';

/** A Parameter Store in which every name exists but those that begin with `no`, and some may not be read. */
function store(denied: readonly string[] = []) {
  const calls: string[][] = [];
  const send = ({ input: { Names = [] } }: GetParametersCommand) => {
    calls.push(Names);
    if (Names.some((name) => denied.includes(name))) return Promise.reject(new Error('denied'));
    const found = Names.filter((name) => !name.startsWith('no'));
    return Promise.resolve({ Parameters: found.map((Name) => ({ Name, Value: `${Name}!`, Version: 1 })) });
  };
  return { client: { send } as unknown as SSMClient, calls };
}

const values = (found: ReadonlyMap<string, { Value?: string }>) =>
  Object.fromEntries([...found].map(([name, { Value }]) => [name, Value]));

test('questions of the same moment share a call, and each gets its own answer', async () => {
  const { client, calls } = store();
  const answers = await Promise.all([
    askedTogether(client, ['a', 'b']),
    askedTogether(client, ['b', 'none']),
    askedTogether(client, []),
  ]);
  expect(answers.map(values)).toEqual([{ a: 'a!', b: 'b!' }, { b: 'b!' }, {}]);
  expect(calls).toEqual([['a', 'b', 'none']]);
});

test('a later question is asked again: an answer is never older than its question', async () => {
  const { client, calls } = store();
  await askedTogether(client, ['a']);
  await askedTogether(client, ['a']);
  expect(calls).toEqual([['a'], ['a']]);
});

test('more names than a call takes are several calls', async () => {
  const { client, calls } = store();
  const names = Array.from({ length: 21 }, (_, index) => `n${index}`).map((name) => `x${name}`);
  expect((await askedTogether(client, names)).size).toBe(21);
  expect(calls.map(({ length }) => length)).toEqual([10, 10, 1]);
});

test('whoever may not read a name fails alone', async () => {
  const { client } = store(['secret']);
  const [own, other] = await Promise.allSettled([
    askedTogether(client, ['secret']),
    askedTogether(client, ['a']),
  ]);
  expect(own).toMatchObject({ status: 'rejected', reason: new Error('denied') });
  expect(other.status).toBe('fulfilled');
});

test('two accounts are asked apart', async () => {
  const [one, other] = [store(), store()];
  await Promise.all([askedTogether(one.client, ['a']), askedTogether(other.client, ['b'])]);
  expect([one.calls, other.calls]).toEqual([[['a']], [['b']]]);
});
