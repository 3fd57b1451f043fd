import { fakeSession } from './aws/fake-session';
import { publishedBy } from './published-by';
import { fakeParameters } from './record/fake-parameters';

test('what the layers publish is read, each from its own path', async () => {
  const { answers, store } = fakeParameters();
  const ours = { '/hipaa/prod/network/vpcId': 'vpc-1', '/hipaa/prod/storage/bucketName': 'b' };
  const others = { '/hipaa/test/network/vpcId': 'vpc-2', '/hipaa/prod/_deploys/network/1': '{}' };
  for (const [name, value] of Object.entries({ ...ours, ...others })) store.set(name, [value]);
  const { session } = fakeSession('prod', answers);
  expect(Object.fromEntries(await publishedBy(session, ['network', 'storage']))).toEqual(ours);
});
