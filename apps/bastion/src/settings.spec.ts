import { findEnvironment } from '@hipaa-cdk/platform';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { everyEnvironment, placeOf } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { bastionSettings } from './settings';

const inProd = placeOf('prod');

const good = {
  instanceType: 't4g.nano',
  generation: 1,
  operators: ['database-operator'],
  databaseUser: 'operator',
  idleMinutes: 20,
  sessionMinutes: 240,
  instanceConnect: { reason: 'an old tool that speaks SSH' },
};

const problems = (change: object): string[] =>
  (bastionSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test('prod is the environment that has a bastion', () => {
  expect(everyEnvironment('bastion')).toEqual(['prod']);
});

test('nobody may open a session, and there is no SSH, unless somebody asks', () => {
  const { operators, instanceConnect } = settings.of(findEnvironment('prod'));
  expect(operators).toEqual([]);
  expect(instanceConnect).toBeUndefined();
});

test('settings with everything in them are valid', () => {
  expect(problems({})).toEqual([]);
});

test.each(['t3.nano', 'm5.large', ''])('the type "%s" is refused', (instanceType) => {
  expect(problems({ instanceType })).toEqual([
    'instanceType: expected one of t4g.nano, t4g.micro, t4g.small',
  ]);
});

test.each([
  [0, ['idleMinutes: expected 1 to 30 minutes, as in the session policy']],
  [1, []],
  [sessionPolicy.idleMinutes, []],
  [sessionPolicy.idleMinutes + 1, ['idleMinutes: expected 1 to 30 minutes, as in the session policy']],
])('a session that ends after %d idle minutes', (idleMinutes, expected) => {
  expect(problems({ idleMinutes })).toEqual(expected);
});

test.each([
  [0, ['sessionMinutes: expected 1 to 720 minutes, as in the session policy']],
  [sessionPolicy.wholeMinutes, []],
  [sessionPolicy.wholeMinutes + 1, ['sessionMinutes: expected 1 to 720 minutes, as in the session policy']],
])('a session of %d minutes', (sessionMinutes, expected) => {
  expect(problems({ sessionMinutes })).toEqual(expected);
});

test.each(['*', 'team/operator', `arn:aws:iam::${inProd.account}:role/x`, ''])(
  'the operator "%s" is refused',
  (name) => {
    expect(problems({ operators: [name] })).toEqual([
      'operators.0: expected the name of a role, without path, "arn:" and wildcards',
    ]);
  },
);

test('a role of Identity Center is refused, because nobody can change it', () => {
  expect(problems({ operators: ['AWSReservedSSO_Operator_0123456789abcdef'] })).toEqual([
    expect.stringMatching(
      /^operators\.0: Identity Center lets nobody change its roles; expected another role/,
    ),
  ]);
});

test('a role that is listed twice is refused', () => {
  expect(problems({ operators: ['a', 'a'] })).toEqual(['operators.1: is listed twice; expected it once']);
});

test.each(['clusteradmin', 'postgres', 'rdsadmin', 'root', '*', '1st'])(
  'operators do not sign in to the database as "%s"',
  (databaseUser) => {
    expect(problems({ databaseUser })).toEqual([
      expect.stringMatching(/^databaseUser: (?:the engine keeps this name|expected up to 32)/),
    ]);
  },
);

test('a user whose name begins like that of an administrator is fine', () => {
  expect(problems({ databaseUser: 'postgres_reader' })).toEqual([]);
});

test.each(['', 'because'])('"%s" is no reason for SSH', (reason) => {
  expect(problems({ instanceConnect: { reason } })).toEqual([
    'instanceConnect.reason: expected a reason of 10 characters or more',
  ]);
});

test.each([0, 1.5])('generation %d is refused', (generation) => {
  expect(problems({ generation })).toHaveLength(1);
});
