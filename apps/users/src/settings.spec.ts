import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { usersSettings } from './settings';

const inTest = placeOf('test');

const access = { reason: 'a device in a clinic', expires: '2027-06-30', rotationDays: 15 };

const good = {
  filePrefix: 'application/files/',
  databaseUser: 'application',
  readsMasterSecret: false,
  trusted: [
    { role: 'developer' },
    { role: 'ci/builder', withoutMfa: { reason: 'a build has no second factor' } },
    { permissionSet: 'Developer' },
  ],
  programmaticAccess: { ...access, patientData: { reason: 'the device reads records' } },
};

const problems = (change: object): string[] =>
  (usersSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe.each(everyEnvironment('users'))('in %s', (name) => {
  const { trusted, programmaticAccess } = settings.of(findEnvironment(name));

  test('nobody outside of the computes acts as the application unless somebody says who', () => {
    expect(trusted).toEqual([]);
  });

  test('there is no access key unless somebody asks', () => {
    expect(programmaticAccess).toBeUndefined();
  });
});

test('settings with everything in them are valid', () => {
  expect(problems({})).toEqual([]);
});

test.each(['', 'application', '/application/', 'application//', '*/', 'appli*/', '../'])(
  'the prefix "%s" is refused',
  (filePrefix) => {
    expect(problems({ filePrefix })).toEqual([
      'filePrefix: expected folders with a slash at the end and none at the start, such as "application/"',
    ]);
  },
);

test.each([
  ['a'.repeat(199) + '/', []],
  ['a'.repeat(200) + '/', ['filePrefix: expected 200 characters or fewer']],
])('a prefix has 200 characters at most', (filePrefix, expected) => {
  expect(problems({ filePrefix })).toEqual(expected);
});

test.each(['*', 'Application', '1st', 'a-b', 'a'.repeat(33)])('the database user "%s" is refused', (user) => {
  expect(problems({ databaseUser: user })).toEqual([
    'databaseUser: expected up to 32 lower-case letters, digits and underscores, a letter first',
  ]);
});

test.each(['clusteradmin', 'postgres', 'rdsadmin', 'root'])(
  'the application does not sign in to the database as %s',
  (databaseUser) => {
    expect(problems({ databaseUser })).toEqual([
      'databaseUser: the engine keeps this name to itself or to an administrator; expected another one',
    ]);
  },
);

test('a string instead of true or false is refused', () => {
  expect(problems({ readsMasterSecret: 'yes' })).toEqual(['readsMasterSecret: expected true or false']);
});

test.each([
  { role: '*' },
  { role: 'dev*' },
  { role: `arn:aws:iam::${inTest.account}:role/x` },
  { permissionSet: '?' },
  {},
])('the principal %j is refused', (one) => {
  expect(problems({ trusted: [one] })).toEqual([expect.stringMatching(/^trusted\.0.*: expected/)]);
});

test('a role without a second factor needs a reason', () => {
  expect(problems({ trusted: [{ role: 'builder', withoutMfa: { reason: 'because' } }] })).not.toEqual([]);
});

test('a principal that is listed twice is refused', () => {
  expect(problems({ trusted: [{ role: 'developer' }, { role: 'developer' }] })).toEqual([
    'trusted.1: is listed twice; expected it once',
  ]);
});

test.each([
  [0, 1],
  [31, 1],
  [1.5, 1],
  [1, 0],
  [30, 0],
])('a new key every %d days makes %d problems', (rotationDays, count) => {
  expect(problems({ programmaticAccess: { ...access, rotationDays } })).toHaveLength(count);
});

test.each(['never', '2027-02-30', '2027-6-1', ''])('"%s" is no day on which access ends', (expires) => {
  expect(problems({ programmaticAccess: { ...access, expires } })).toEqual([
    'programmaticAccess.expires: expected a day such as "2027-06-30"',
  ]);
});

test.each(['', '          ', 'needed'])('"%s" is no reason for an access key', (reason) => {
  expect(problems({ programmaticAccess: { ...access, reason } })).toEqual([
    'programmaticAccess.reason: expected a reason of 10 characters or more',
  ]);
});

describe('with patient data', () => {
  const prod = findEnvironment('prod');
  const sound = usersSettings.schema.parse(good);

  test('settings with everything acknowledged have one problem: the role without a second factor', () => {
    expect(usersSettings.problems(prod, sound)).toEqual([
      {
        path: ['trusted'],
        message: expect.stringMatching(/"ci\/builder".* dataClass "phi"; expected a second factor/),
      },
    ]);
  });

  test('an access key is refused until somebody says so twice', () => {
    expect(usersSettings.problems(prod, { ...sound, trusted: [], programmaticAccess: access })).toEqual([
      { path: ['programmaticAccess'], message: expect.stringContaining('dataClass "phi"') },
    ]);
  });

  test('the same settings have no problem without patient data', () => {
    const synthetic = testEnvironment('prod', { dataClass: 'synthetic' });
    expect(usersSettings.problems(synthetic, { ...sound, programmaticAccess: access })).toEqual([]);
  });
});
