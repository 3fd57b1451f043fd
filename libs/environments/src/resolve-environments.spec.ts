import { UserError } from '@hipaa-cdk/errors';
import type { EnvironmentInput } from './environment';
import {
  environmentFile,
  resolveEnvironments,
  EMBEDDED_ACCOUNT,
  environmentRules,
} from './resolve-environments';

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

/** What a command without `--env` goes to. */
const local: EnvironmentInput = { ...good, name: 'local', target: 'embedded', account: EMBEDDED_ACCOUNT };

/** Inputs as a person may write them in plain text, past the compiler. */
function failure(...inputs: readonly unknown[]): UserError {
  try {
    resolveEnvironments([...(inputs as readonly EnvironmentInput[]), local]);
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
  expect(resolveEnvironments([good, local])[0]?.profile).toMatchObject({
    name: 'economy',
    removal: 'destroy',
  });
});

test('zone letters become zone names of the region', () => {
  expect(resolveEnvironments([good, local])[0]?.zones).toEqual(['eu-west-1a', 'eu-west-1c']);
});

test('every other field is passed on as it is written', () => {
  const input = { ...good, awsProfile: 'team' };
  expect(resolveEnvironments([input, local])[0]).toEqual({
    ...input,
    profile: expect.anything(),
    zones: expect.anything(),
  });
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
    '  ✖ qa.region: expected a region that AWS has, such as "us-east-1", got "Ireland"',
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
  ['awsProfile', ' '],
  ['awsProfile', 'team]'],
  ['region', 'us-wset-2'],
  ['region', 'us-nowhere-9'],
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

test('a platform without any environment is refused', () => {
  expect(() => resolveEnvironments([])).toThrow(/✖ environments: expected one or more/);
});

test('who only takes the libraries needs no environment on the embedded AWS', () => {
  expect(resolveEnvironments([good])).toMatchObject([{ name: 'staging' }]);
});

test.each(['a\nb', '\u001b[2Kred', '', 'x'.repeat(100)])('a name like %j begins no line', (name) => {
  expect(problems({ ...good, name })[0]).toMatch(/^ {2}✖ environment 1\.name: expected 2 to 12/);
});

test('a broken rule is refused like a broken shape', () => {
  expect(problems({ ...good, zones: ['a', 'a'] })).toEqual(['  ✖ staging.zones: a zone is listed twice']);
});

test('an environment is written in a file of its name', () => {
  expect(environmentFile('qa')).toBe('platform/environments/qa.ts');
});

describe('environment rules', () => {
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
    expect(problems({ ...synthetic, zones: ['a', 'b', 'a'] })).toEqual([
      'test.zones: a zone is listed twice',
    ]);
  });

  test('two environments of one name are refused', () => {
    expect(problems(synthetic, { ...synthetic, region: 'us-west-2' })).toEqual([
      'test.name: two environments have this name',
    ]);
  });

  test.each([
    ['before', [phi, { ...synthetic, account: phi.account }], 'test', 'prod'],
    ['after', [{ ...synthetic, account: phi.account }, phi], 'prod', 'test'],
  ])(
    'health data does not share an account with an environment named %s it',
    (_, environments, at, other) => {
      expect(problems(...(environments as EnvironmentInput[]))).toEqual([
        `${at}.account: account ${phi.account} is shared with "${other}"; data of class "phi" needs an account of its own`,
      ]);
    },
  );

  test('de-identified data does not share an account with health data either', () => {
    expect(problems(phi, { ...synthetic, account: phi.account, dataClass: 'deidentified' })).toHaveLength(1);
  });

  test('environments without health data may share an account', () => {
    expect(problems(synthetic, { ...synthetic, name: 'dev', dataClass: 'deidentified' })).toEqual([]);
  });

  test('environments with health data may share an account', () => {
    const site = { ...phi.site, domainName: 'dr.example.org' } as EnvironmentInput['site'];
    expect(problems(phi, { ...phi, name: 'dr', site })).toEqual([]);
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
    [
      'another account',
      'arn:aws:acm:us-east-1:999900003333:certificate/12345678-1234-1234-1234-123456789012',
    ],
    ['another region', 'arn:aws:acm:eu-west-1:999900002222:certificate/12345678-1234-1234-1234-123456789012'],
  ])('a certificate of %s is refused', (_, certificateArn) => {
    expect(problems({ ...phi, site: { domainName: 'app.example.org', certificateArn } })).toEqual([
      "prod.site: the certificate is of another account or region; expected one of the environment's own",
    ]);
  });

  test('the environment that commands go to by default is not an account', () => {
    expect(problems({ ...good, name: 'local' })).toEqual([
      'local.target: "local" is where a command goes that names no environment; expected target "embedded"',
    ]);
  });

  test('a zone that the region does not have is refused, and those it has are named', () => {
    expect(problems({ ...good, zones: ['a', 'f'] })).toEqual([
      'staging.zones: eu-west-1 has the zones a, b, c; expected these and no other',
    ]);
  });

  test('a name that parameters of the bootstrap begin with is refused', () => {
    expect(problems({ ...good, name: 'bootstrap' })).toEqual([
      expect.stringMatching(
        /^bootstrap\.name: the bootstrap's own names begin with .*; expected another name$/,
      ),
    ]);
  });

  test('two environments with one address are refused', () => {
    const site = {
      domainName: 'app.example.org',
      certificateArn: `arn:aws:acm:${good.region}:${good.account}:certificate/00000000-0000-0000-0000-000000000000`,
    };
    expect(problems({ ...good, site }, { ...good, name: 'qa', site })).toEqual([
      'qa.site.domainName: "staging" has this name; expected one of its own for every environment',
    ]);
  });

  test('what environments of an account share keeps its name', () => {
    expect(problems({ ...synthetic, name: 'account' })).toEqual([
      'account.name: "account" is what all environments of an account share; expected another name',
    ]);
  });
});
