import { policySize, statementsOf } from '../reading/policy';
import type { Need } from './need';
import { type AllowStatement, POLICY_CHARACTERS, allowStatements, policyDocuments } from './statements';

const need = (action: string, resources: readonly string[], condition?: Need['condition']): Need => ({
  type: 'AWS::A::B',
  action,
  when: 'c',
  resources,
  source: 'a page',
  ...(condition && { condition }),
});

test('actions on the same resources share a statement, each once', () => {
  expect(
    allowStatements([need('s3:B', ['arn:x']), need('s3:A', ['arn:x']), need('s3:A', ['arn:x'])]),
  ).toEqual([{ Effect: 'Allow', Action: ['s3:A', 's3:B'], Resource: ['arn:x'] }]);
});

test('actions on different resources do not', () => {
  expect(allowStatements([need('s3:A', ['arn:x']), need('s3:B', ['arn:y'])])).toHaveLength(2);
});

test('a pattern that another one takes in is left out', () => {
  expect(allowStatements([need('s3:A', ['arn:x-*', 'arn:x-y'])])[0]?.Resource).toEqual(['arn:x-*']);
});

test('kinds of resources share a statement where tags tell whose they are', () => {
  const ours = { StringEquals: { 'aws:ResourceTag/Application': ['x'] } };
  expect(
    allowStatements([
      need('ec2:DeleteVpc', ['arn:vpc/*'], ours),
      need('ec2:DeleteSubnet', ['arn:subnet/*'], ours),
    ]),
  ).toEqual([
    {
      Effect: 'Allow',
      Action: ['ec2:DeleteSubnet', 'ec2:DeleteVpc'],
      Resource: ['arn:subnet/*', 'arn:vpc/*'],
      Condition: ours,
    },
  ]);
});

test('the same needs in another order are the same statements', () => {
  const some = [need('s3:A', ['arn:x']), need('ec2:B', ['*'])];
  expect(allowStatements(some)).toEqual(allowStatements([...some].reverse()));
});

const statement = (count: number): AllowStatement => ({
  Effect: 'Allow',
  Action: Array.from({ length: count }, (_, index) => `service:Action${index}`),
  Resource: ['arn:x'],
  Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
});

test('the limit is that of IAM', () => {
  expect(POLICY_CHARACTERS).toBe(6144);
});

test.each([2, 200, 900])('%i actions are cut into policies that IAM takes, with their condition', (count) => {
  const documents = policyDocuments([statement(count)]);
  expect(Math.max(...documents.map(policySize))).toBeLessThanOrEqual(POLICY_CHARACTERS);
  const all = documents.flatMap((one) => statementsOf(one));
  expect(all.flatMap(({ Action }) => Action as string[]).sort()).toEqual([...statement(count).Action].sort());
  expect(all.every(({ Condition }) => JSON.stringify(Condition).includes('us-east-1'))).toBe(true);
});

test('one action on more names than a policy takes is cut between the names', () => {
  const Resource = Array.from(
    { length: 200 },
    (_, index) => `arn:aws:codecommit:us-east-1:1:repository-${index}`,
  );
  const documents = policyDocuments([{ ...statement(1), Resource }]);
  expect(Math.max(...documents.map(policySize))).toBeLessThanOrEqual(POLICY_CHARACTERS);
  const all = documents.flatMap((one) => statementsOf(one));
  expect(all.flatMap((one) => one.Resource as string[]).sort()).toEqual([...Resource].sort());
});
