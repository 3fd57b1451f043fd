import { outcomesOf } from '../../testing/outcomes-of';
import { passRoleNamesRoles } from './pass-role-names-roles';

const policy = outcomesOf(passRoleNamesRoles, 'AWS::IAM::ManagedPolicy');
const allow = (statement: Readonly<Record<string, unknown>>) =>
  policy({ PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });

const role = { 'Fn::GetAtt': ['Role', 'Arn'] };

test('a named role passes', () =>
  expect(allow({ Action: 'iam:PassRole', Resource: role })).toEqual(['pass']));

test('a path of roles passes', () => {
  expect(allow({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:role/app/*' })).toEqual([
    'pass',
  ]);
});

test.each(['*', 'arn:aws:iam::111111111111:role/*', 'arn:aws:iam::111111111111:*'])(
  '%s fails',
  (Resource) => {
    expect(allow({ Action: ['iam:PassRole'], Resource })).toEqual(['fail']);
  },
);

test.each(['iam:*', 'iam:Pass*', 'iam:?assRole', '*'])('%s counts as handing over', (Action) => {
  expect(allow({ Action })).toEqual(['fail']);
});

test('a condition on the service does not make up for it', () => {
  const Condition = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } };
  expect(allow({ Action: 'iam:PassRole', Condition })).toEqual(['fail']);
});

test('each of two wrong statements is a failure', () => {
  const wrong = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
  expect(policy({ PolicyDocument: { Statement: [wrong, wrong] } })).toEqual(['fail', 'fail']);
});

test('all roles beside a named one fail', () => {
  expect(allow({ Action: 'iam:PassRole', Resource: [role, '*'] })).toEqual(['fail']);
});
