import { UserError } from '@hipaa-cdk/errors';
import type { EnvironmentInput } from './environment';
import { environmentFile, resolveEnvironments } from './resolve-environments';

const good: EnvironmentInput = {
  name: 'staging',
  target: 'aws',
  account: '999900001111',
  region: 'eu-west-1',
  zones: ['a', 'c'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'ecs',
  layers: 'all',
  protected: false,
};

/** Inputs as a person may write them in plain text, past the compiler. */
function failure(...inputs: readonly unknown[]): UserError {
  try {
    resolveEnvironments(inputs as readonly EnvironmentInput[]);
  } catch (error) {
    if (UserError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const problems = (...inputs: readonly unknown[]): string[] =>
  failure(...inputs)
    .message.split('\n')
    .slice(1);

test('a sound environment gets its profile', () => {
  expect(resolveEnvironments([good])[0]?.profile).toMatchObject({ name: 'economy', removal: 'destroy' });
});

test('zone letters become zone names of the region', () => {
  expect(resolveEnvironments([good])[0]?.zones).toEqual(['eu-west-1a', 'eu-west-1c']);
});

test('every other field is passed on as it is written', () => {
  const input = { ...good, awsProfile: 'team' };
  expect(resolveEnvironments([input])).toEqual([
    { ...input, profile: expect.anything(), zones: expect.anything() },
  ]);
});

test('a refusal has a stable code', () => {
  expect(failure({ ...good, region: 'Ireland' }).code).toBe('ENVIRONMENT_INVALID');
});

test('the problems of all environments come at once, path first, with the offending value', () => {
  const first = { ...good, account: '12-34', zones: ['a', 'z'] };
  const second = { ...good, name: 'qa', region: 'Ireland', profile: 'cheap' };
  expect(problems(first, second)).toEqual([
    '  ✖ staging.account: expected 12 digits, got "12-34"',
    '  ✖ staging.zones[1]: expected a zone letter, "a" to "f", got "z"',
    '  ✖ qa.region: expected an AWS region such as "us-east-1", got "Ireland"',
    expect.stringMatching(/^ {2}✖ qa\.profile: .*"economy"\|"production", got "cheap"$/),
  ]);
});

test('the message starts with how many problems there are and where', () => {
  expect(failure({ ...good, account: '1' }, { ...good, name: 'qa', account: '2' }).message).toMatch(
    /^2 problem\(s\) in platform\/environments:\n/,
  );
});

test.each([
  ['account', '12345678901'],
  ['account', '1234567890123'],
  ['account', '1234-5678-9012'],
  ['account', 123456789012],
  ['region', 'us-east'],
  ['name', 'Prod'],
  ['name', 'pre-prod'],
  ['name', 'x'],
  ['name', 'thirteenchars'],
  ['target', 'azure'],
  ['profile', 'cheap'],
  ['dataClass', 'secret'],
  ['compute', 'lambda'],
  ['layers', 'none'],
  ['protected', 'yes'],
  ['awsProfile', ''],
])('%s is refused as %p', (field, value) => {
  expect(problems({ ...good, [field]: value })).toEqual([
    expect.stringMatching(new RegExp(`^ {2}✖ [^ ]*\\.${field}: .*, got ${JSON.stringify(value)}$`)),
  ]);
});

test('a single zone is refused', () => {
  expect(problems({ ...good, zones: ['a'] })).toEqual(['  ✖ staging.zones: expected two zones or more']);
});

test('a malformed layer name is refused where it stands', () => {
  expect(problems({ ...good, layers: { except: ['network', 'Data Base'] } })).toEqual([
    '  ✖ staging.layers.except[1]: expected a layer name such as "network", got "Data Base"',
  ]);
});

test('a missing field is refused', () => {
  expect(problems({ ...good, account: undefined })).toEqual([
    expect.stringMatching(/^ {2}✖ staging\.account: .*undefined$/),
  ]);
});

test('a misspelt field is refused', () => {
  expect(problems({ ...good, protect: true })).toEqual([
    expect.stringMatching(/^ {2}✖ staging: .*"protect"/),
  ]);
});

test('an environment without a name is told by its place', () => {
  expect(problems(good, { ...good, name: undefined })).toEqual([
    expect.stringMatching(/^ {2}✖ environment 2\.name: /),
  ]);
});

test('rules over several fields wait until every shape is sound', () => {
  expect(problems({ ...good, name: 'live', dataClass: 'phi' }, { ...good, account: 'x' })).toEqual([
    '  ✖ staging.account: expected 12 digits, got "x"',
  ]);
});

test('a broken rule is refused like a broken shape', () => {
  expect(problems({ ...good, zones: ['a', 'a'] })).toEqual(['  ✖ staging.zones: a zone is listed twice']);
});

test('an environment is written in a file of its name', () => {
  expect(environmentFile('qa')).toBe('platform/environments/qa.ts');
});
