import { breakGlassRoleName } from '@hipaa-cdk/environments';
import { findEnvironment } from '@hipaa-cdk/platform';
import { type PolicyDocument, evaluate } from '@hipaa-cdk/permissions';
import { everyEnvironment, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { app } from './main';
import { usersSettings } from './settings';
import { settings } from '../config';

const ROLE = 'AWS::IAM::Role';
const { account } = placeOf('test');
const template = () =>
  layerTemplate(app, 'test', {
    emergencyAccess: { users: ['sealed/first', 'second'], databaseUser: 'emergency' },
  });

interface Role {
  readonly MaxSessionDuration: number;
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: PolicyDocument;
}

function role(): Role {
  const [found] = Object.values(template().findResources(ROLE));
  return found?.['Properties'] as Role;
}

/** Whether a user of the account gets in, whose own permissions allow it. */
function getsIn(user: string, context: Readonly<Record<string, string>>): boolean {
  const arn = `arn:aws:iam::${account}:user/${user}`;
  const call = {
    caller: { arn },
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${account}:role/${breakGlassRoleName('test')}`,
    context: { 'aws:PrincipalArn': arn, ...context },
  };
  return evaluate(call, {
    identity: [
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] },
    ],
    resource: role().AssumeRolePolicyDocument,
    resourceDecides: true,
  }).allowed;
}

const factor = { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' };

test.each(everyEnvironment('users'))('in %s there is none until somebody may take it', (name) => {
  const { emergencyAccess, ...others } = settings.of(findEnvironment(name));
  expect(others).toBeDefined();
  if (!emergencyAccess)
    layerTemplate(app, name).resourcePropertiesCountIs(ROLE, { MaxSessionDuration: 3600 }, 0);
});

test.each(['sealed/first', 'second'])('%s takes it with a second factor', (user) => {
  expect(getsIn(user, factor)).toBe(true);
});

test.each([
  ['without a second factor', 'second', {}],
  [
    'with keys that no second factor stands behind',
    'second',
    { ...factor, 'aws:MultiFactorAuthPresent': 'false' },
  ],
  ['with a second factor of this morning', 'second', { ...factor, 'aws:MultiFactorAuthAge': '3600' }],
  ['who is not named', 'third', factor],
  ['of the same name elsewhere', 'other/second', factor],
])('a user %s does not', (_, user, context) => {
  expect(getsIn(user, context)).toBe(false);
});

test('a session lasts an hour at most', () => {
  expect(role().MaxSessionDuration).toBe(3600);
});

test('it has the name that the alarm waits for', () => {
  expect(role().RoleName).toBe(breakGlassRoleName('test'));
});

test('it reads, and changes nothing', () => {
  const policies = Object.values(template().findResources('AWS::IAM::ManagedPolicy')).filter(
    ({ Properties }) => String(Properties.Description).includes('emergency'),
  );
  const actions = policies.flatMap(({ Properties }) =>
    (Properties.PolicyDocument.Statement as { Effect: string; Action: string | string[] }[]).flatMap(
      ({ Effect, Action }) => [Action].flat().map((action) => `${Effect} ${action}`),
    ),
  );
  expect(actions).toEqual([
    'Allow s3:ListBucket',
    'Allow s3:ListBucketVersions',
    'Allow s3:GetObject',
    'Allow s3:GetObjectVersion',
    'Allow kms:Decrypt',
    'Allow rds-db:connect',
  ]);
});

test.each([
  [[], 'emergencyAccess.users: expected one user or more: a role that nobody can take is no way in'],
  [['*'], 'emergencyAccess.users.0: expected the name of a user of IAM, without "arn:" and wildcards'],
])('users %j are refused', (users, message) => {
  const given = {
    ...settings.of(findEnvironment('test')),
    emergencyAccess: { users, databaseUser: 'emergency' },
  };
  const issues = usersSettings.schema.safeParse(given).error?.issues ?? [];
  expect(issues.map((one) => `${one.path.join('.')}: ${one.message}`)).toEqual([message]);
});
