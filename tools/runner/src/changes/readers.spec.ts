import { fakeSession } from '../aws/fake-session';
import { deployedReaders } from './readers';

const NAME = '/hipaa/prod/network/vpcId';
const reading = (Default: string) =>
  JSON.stringify({ Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default } } });

/** The readers in an account with these stacks. */
function readersIn(stacks: Readonly<Record<string, string>>) {
  const { session } = fakeSession('prod', {
    DescribeStacks: () => ({ Stacks: Object.keys(stacks).map((StackName) => ({ StackName })) }),
    GetTemplate: ({ StackName }) => ({ TemplateBody: stacks[String(StackName)] }),
  });
  return deployedReaders(session);
}

test('layers of the environment are named in order', async () => {
  const readers = await readersIn({
    'hipaa-prod-storage': reading('/other'),
    'hipaa-prod-web': reading(NAME),
    'hipaa-prod-database': reading(NAME),
  });
  expect(readers.get(NAME)).toEqual(['database', 'web']);
});

test('a reader of another environment is named by its stack', async () => {
  expect((await readersIn({ 'hipaa-account-audit': reading(NAME) })).get(NAME)).toEqual([
    'hipaa-account-audit',
  ]);
});

test('stacks of others in the account are none of ours, and not looked into', async () => {
  expect((await readersIn({ 'another-prod-web': 'no template at all' })).size).toBe(0);
});
