import '@hipaa-cdk/platform';
import { allow } from '../permissions';
import { executionStatements } from './execution-statements';

const place = { account: '222222222222', region: 'us-west-2' };
const statements = (...permissions: Parameters<typeof executionStatements>[0]) =>
  executionStatements(permissions, place);

test('actions on the same resources share a statement, each once', () => {
  expect(statements(allow('s3', 'B A', 'arn:x'), allow('s3', 'A C', 'arn:x'))).toEqual([
    { Effect: 'Allow', Action: ['s3:A', 's3:B', 's3:C'], Resource: ['arn:x'] },
  ]);
});

test('actions on different resources do not', () => {
  expect(statements(allow('s3', 'A', 'arn:x'), allow('s3', 'B', 'arn:y'))).toHaveLength(2);
});

test('where no resource is named, the region is', () => {
  expect(statements(allow('ec2', 'CreateVpc'))).toEqual([
    {
      Effect: 'Allow',
      Action: ['ec2:CreateVpc'],
      Resource: ['*'],
      Condition: { StringEquals: { 'aws:RequestedRegion': 'us-west-2' } },
    },
  ]);
});

test('a service without regions is not tied to one', () => {
  expect(statements(allow('iam', 'ListRoles'))[0]).not.toHaveProperty('Condition');
});

test('the same permissions in another order are the same statements', () => {
  const one = allow('s3', 'A', 'arn:x');
  const other = allow('ec2', 'B');
  expect(statements(one, other)).toEqual(statements(other, one));
});
