import { fakeSession } from '../testing/fake-session';
import { publishedBy, storedParameters } from './parameters';
import { fakeParameters } from '../testing/examples';

test('what the layers publish is read, each from its own path', async () => {
  const { answers, store } = fakeParameters();
  const ours = { '/hipaa/prod/network/vpcId': 'vpc-1', '/hipaa/prod/storage/bucketName': 'b' };
  const others = { '/hipaa/test/network/vpcId': 'vpc-2', '/hipaa/prod/_deploys/network/1': '{}' };
  for (const [name, value] of Object.entries({ ...ours, ...others })) store.set(name, [value]);
  const { session } = fakeSession('prod', answers);
  expect(Object.fromEntries(await publishedBy(session, ['network', 'storage']))).toEqual(ours);
});

test('a secret that somebody put beside what a layer publishes is not shown', async () => {
  const Parameters = [
    { Name: '/hipaa/prod/network/vpcId', Value: 'vpc-1', Type: 'String' },
    { Name: '/hipaa/prod/network/token', Value: 'encrypted', Type: 'SecureString' },
  ];
  const { session } = fakeSession('prod', { GetParametersByPath: () => ({ Parameters }) });
  expect([...(await publishedBy(session, ['network'])).keys()]).toEqual(['/hipaa/prod/network/vpcId']);
});

const answers = {
  GetParameters: ({ Names }: Record<string, unknown>) => ({
    Parameters: (Names as string[])
      .filter((name) => name !== 'missing')
      .map((Name) => ({ Name, Value: `value of ${Name}` })),
  }),
};

test('parameters that do not exist are left out', async () => {
  const { session } = fakeSession('local', answers);
  expect([...(await storedParameters(session, ['a', 'missing'])).keys()]).toEqual(['a']);
});

test('more than ten parameters take several calls, and none is lost', async () => {
  const { session, calls } = fakeSession('local', answers);
  const names = Array.from({ length: 21 }, (_, index) => `p${index}`);
  expect((await storedParameters(session, names)).size).toBe(21);
  expect(calls).toHaveLength(3);
});

test('no parameters take no call', async () => {
  const { session, calls } = fakeSession('local', answers);
  await storedParameters(session, []);
  expect(calls).toEqual([]);
});
