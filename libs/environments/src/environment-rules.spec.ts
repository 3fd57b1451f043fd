import type { EnvironmentInput } from './environment';
import { EMBEDDED_ACCOUNT, environmentRules } from './environment-rules';

const synthetic: EnvironmentInput = {
  name: 'test',
  target: 'aws',
  account: '999900001111',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'beanstalk',
  layers: 'all',
  protected: false,
};
const phi: EnvironmentInput = {
  ...synthetic,
  name: 'prod',
  account: '999900002222',
  profile: 'production',
  dataClass: 'phi',
  protected: true,
  site: {
    domainName: 'app.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:999900002222:certificate/12345678-1234-1234-1234-123456789012',
  },
};
const embedded: EnvironmentInput = {
  ...synthetic,
  name: 'local',
  target: 'embedded',
  account: EMBEDDED_ACCOUNT,
};

const problems = (...environments: readonly EnvironmentInput[]): string[] =>
  environmentRules(environments).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('sound environments keep every rule', () => {
  expect(problems(embedded, synthetic, phi)).toEqual([]);
});

test('the account of the embedded AWS is refused elsewhere', () => {
  expect(problems({ ...synthetic, account: EMBEDDED_ACCOUNT })).toEqual([
    expect.stringMatching(/^test\.account: account 000000000000 belongs to target "embedded"/),
  ]);
});

test('a real account is refused in the embedded AWS', () => {
  expect(problems({ ...embedded, account: '999900001111' })).toEqual([
    expect.stringMatching(/^local\.account: account 000000000000 belongs to target "embedded"/),
  ]);
});

test('health data is refused in the embedded AWS', () => {
  expect(
    problems({
      ...phi,
      name: 'local',
      target: 'embedded',
      account: EMBEDDED_ACCOUNT,
      layers: { only: ['storage'] },
      site: undefined,
    }),
  ).toEqual(['local.dataClass: "phi" must not enter the embedded AWS; expected "synthetic"']);
});

test('health data is refused without protection', () => {
  expect(problems({ ...phi, protected: false })).toEqual(['prod.dataClass: "phi" needs "protected: true"']);
});

test('health data is refused where data goes with its stack', () => {
  expect(problems({ ...phi, profile: 'economy' })).toContain(
    'prod.profile: "phi" needs a profile that retains data, such as "production"',
  );
});

test('protection is refused where data goes with its stack', () => {
  expect(problems({ ...synthetic, protected: true })).toEqual([
    'test.protected: a protected environment needs a profile that retains data, such as "production"',
  ]);
});

test('protection is fine without health data where data is retained', () => {
  expect(problems({ ...synthetic, protected: true, profile: 'production' })).toEqual([]);
});

test('a zone that is listed twice is refused', () => {
  expect(problems({ ...synthetic, zones: ['a', 'b', 'a'] })).toEqual(['test.zones: a zone is listed twice']);
});

test('two environments of one name are refused', () => {
  expect(problems(synthetic, { ...synthetic, region: 'us-west-2' })).toEqual([
    'test.name: two environments have this name',
  ]);
});

test.each([
  ['before', [phi, { ...synthetic, account: phi.account }], 'test', 'prod'],
  ['after', [{ ...synthetic, account: phi.account }, phi], 'prod', 'test'],
])('health data does not share an account with an environment named %s it', (_, environments, at, other) => {
  expect(problems(...(environments as EnvironmentInput[]))).toEqual([
    `${at}.account: account ${phi.account} is shared with "${other}"; data of class "phi" needs an account of its own`,
  ]);
});

test('de-identified data does not share an account with health data either', () => {
  expect(problems(phi, { ...synthetic, account: phi.account, dataClass: 'deidentified' })).toHaveLength(1);
});

test('environments without health data may share an account', () => {
  expect(problems(synthetic, { ...synthetic, name: 'dev', dataClass: 'deidentified' })).toEqual([]);
});

test('environments with health data may share an account', () => {
  expect(problems(phi, { ...phi, name: 'dr' })).toEqual([]);
});

test('an environment that breaks several rules hears of all of them', () => {
  expect(problems({ ...phi, protected: false, profile: 'economy', zones: ['a', 'a'] })).toHaveLength(3);
});

test('health data is refused where the application has no certificate', () => {
  expect(problems({ ...phi, site: undefined })).toEqual([
    'prod.site: "phi" travels over TLS only; expected a site with a certificate',
  ]);
});

test('an environment without the compute needs no site', () => {
  expect(problems({ ...phi, site: undefined, layers: { except: ['compute-beanstalk'] } })).toEqual([]);
});

test.each([
  ['another account', 'arn:aws:acm:us-east-1:999900003333:certificate/12345678-1234-1234-1234-123456789012'],
  ['another region', 'arn:aws:acm:eu-west-1:999900002222:certificate/12345678-1234-1234-1234-123456789012'],
])('a certificate of %s is refused', (_, certificateArn) => {
  expect(problems({ ...phi, site: { domainName: 'app.example.org', certificateArn } })).toEqual([
    "prod.site: the certificate is of another account or region; expected one of the environment's own",
  ]);
});

test('what environments of an account share keeps its name', () => {
  expect(problems({ ...synthetic, name: 'account' })).toEqual([
    'account.name: "account" is what all environments of an account share; expected another name',
  ]);
});
