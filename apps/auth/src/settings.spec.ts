import { testEnvironment, everyEnvironment, placeOf } from '@hipaa-cdk/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { settings } from '../config';
import { type AuthSettings, authSettings } from './settings';

const inProd = placeOf('prod');
const problems = (
  changes: Partial<AuthSettings>,
  environment: Parameters<typeof testEnvironment> = ['prod'],
) => {
  const where = testEnvironment(...environment);
  return authSettings
    .problems(where, { ...settings.of(where), ...changes })
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
};

const weak: Partial<AuthSettings> = { tier: 'essentials', mail: 'cognito', alarmEmails: [] };

test.each<[Partial<AuthSettings>, string]>([
  [
    { tier: 'essentials' },
    'tier: "essentials" is not allowed with dataClass "phi"; expected "plus", for its threat protection',
  ],
  [
    { mail: 'cognito' },
    'mail: "cognito" is not allowed with dataClass "phi"; expected { from }: people are told about odd sign-ins through SES only',
  ],
  [{ alarmEmails: [] }, 'alarmEmails: [] is not allowed with dataClass "phi"; expected somebody who is told'],
])('%j is refused where patient data may enter, naming both', (changes, message) => {
  expect(problems(changes)).toEqual([message]);
});

test('several weakened settings are told at once', () => {
  expect(problems(weak)).toHaveLength(3);
});

test('synthetic data can live with all of it', () => {
  expect(problems(weak, ['test'])).toEqual([]);
});

test('nothing is asked of a user pool that is not made', () => {
  const identityProvider = { issuer: 'https://id.example.org', clientId: 'app' };
  expect(problems(weak, ['prod', { identityProvider, site: undefined }])).toEqual([]);
});

describe('config', () => {
  const certificate = 'certificate/12345678-1234-1234-1234-123456789012';

  const good = authSettings.schema.parse({
    tier: 'plus',
    selfSignUp: { reason: 'patients find the portal by themselves' },
    mail: { from: 'no-reply@example.org' },
    client: 'confidential',
    callbackUrls: ['https://app.example.org/signed-in', 'http://localhost:4200'],
    logoutUrls: ['https://app.example.org'],
    customDomain: {
      domainName: 'login.example.org',
      certificateArn: `arn:aws:acm:us-east-1:111122223333:${certificate}`,
    },
    groups: [
      { name: 'care-managers', description: 'Plan care', precedence: 0 },
      { name: 'nurses', description: 'Give care', precedence: 1 },
    ],
    triggers: { allowedDomains: ['example.org'], groupClaim: 'roles', lastSeen: true },
    alarmEmails: ['team@example.org'],
    eventBucketArn: 'arn:aws:s3:::sign-ins',
  });

  const problems = (change: object): string[] =>
    (authSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );

  test.each(everyEnvironment('auth'))('the settings of %s are valid', (name) => {
    expect(settings.of(findEnvironment(name))).toBeDefined();
  });

  test.each(everyEnvironment('auth'))('in %s strangers do not sign up and no function runs', (name) => {
    const { selfSignUp, triggers } = settings.of(findEnvironment(name));
    expect([selfSignUp, triggers]).toEqual([undefined, {}]);
  });

  test('settings with everything switched on are valid', () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    ['tier', 'lite', 'expected "essentials" or "plus"'],
    ['client', 'native', 'expected "public" or "confidential"'],
    ['eventBucketArn', 'sign-ins', 'expected a bucket ARN such as "arn:aws:s3:::sign-ins"'],
    ['eventBucketArn', 'arn:aws:s3:::sign-ins/a', 'expected a bucket ARN such as "arn:aws:s3:::sign-ins"'],
  ])('%s cannot be %j', (setting, value, expected) => {
    expect(problems({ [setting]: value })).toEqual([`${setting}: ${expected}`]);
  });

  test.each([
    ['mail', 'sendmail'],
    ['mail.from', { from: 'nobody' }],
  ])('%s cannot be %j', (path, mail) => {
    expect(problems({ mail })).toEqual([
      `${path}: expected "cognito", or { from } with an e-mail address of a domain that SES has verified`,
    ]);
  });

  test('strangers sign up for a reason, or not at all', () => {
    expect(problems({ selfSignUp: { reason: 'because' } })).toEqual([
      'selfSignUp.reason: expected a reason of 20 characters or more',
    ]);
    expect(problems({ selfSignUp: true })).toEqual([expect.stringMatching(/^selfSignUp: .*expected object/)]);
  });

  describe.each(['callbackUrls', 'logoutUrls'])('%s', (list) => {
    test.each([
      'https://app.example.org',
      'https://app.example.org:8443/signed-in?from=login',
      'http://localhost',
      'http://localhost:4200/signed-in',
    ])('take %s', (url) => {
      expect(problems({ [list]: [url] })).toEqual([]);
    });

    test.each([
      ['http://app.example.org', 'expected https://, or http://localhost'],
      ['http://localhost.example.org', 'expected https://, or http://localhost'],
      ['http://127.0.0.1', 'expected https://, or http://localhost'],
      ['myapp://signed-in', 'expected https://, or http://localhost'],
      ['app.example.org', 'expected https://, or http://localhost'],
      ['https://app.example.org/', 'expected no slash at its end: an address must match to the letter'],
      ['https://*.example.org', 'expected one exact address, without a wildcard'],
      ['https://app.example.org/*', 'expected one exact address, without a wildcard'],
      ['https://app.example.org/#signed-in', 'expected no fragment: Cognito refuses it'],
      [
        'https://user@app.example.org',
        'expected a host name in lower case, then a path if any, without user or blanks',
      ],
      [
        'https://App.example.org',
        'expected a host name in lower case, then a path if any, without user or blanks',
      ],
      [
        'https://app.example.org/a b',
        'expected a host name in lower case, then a path if any, without user or blanks',
      ],
    ])('refuse %s', (url, expected) => {
      expect(problems({ [list]: [url] })).toEqual([`${list}.0: ${expected}`]);
    });

    test('refuse an address that is given twice, with its place in the list', () => {
      const url = 'https://app.example.org';
      expect(problems({ [list]: [url, 'https://b.example.org', url] })).toEqual([
        `${list}.2: is listed twice; expected it once`,
      ]);
    });

    test('refuse to be empty', () => {
      expect(problems({ [list]: [] })).toEqual([`${list}: expected one address or more`]);
    });

    test('are asked for where there is no site to derive them from', () => {
      const nowhere = testEnvironment('test', { site: undefined });
      const row = { ...good, customDomain: undefined, [list]: undefined };
      expect(authSettings.problems(nowhere, row)).toEqual([
        {
          path: [list],
          message: 'the environment has no site to derive it from; expected one address or more',
        },
      ]);
      expect(authSettings.problems(findEnvironment('test'), row)).toEqual([]);
    });

    test("refuse the developer's own machine where patient data may enter", () => {
      const row = {
        ...good,
        customDomain: undefined,
        callbackUrls: undefined,
        logoutUrls: undefined,
        [list]: ['http://localhost:4200'],
      };
      expect(authSettings.problems(findEnvironment('prod'), row)).toEqual([
        {
          path: [list, 0],
          message: 'http://localhost:4200 is not allowed with dataClass "phi"; expected https://',
        },
      ]);
      expect(authSettings.problems(findEnvironment('test'), row)).toEqual([]);
    });
  });

  describe('a domain of our own', () => {
    const custom = (change: object) => problems({ customDomain: { ...good.customDomain, ...change } });

    test.each(['example.org', 'https://login.example.org', 'Login.example.org', 'login', '-a.example.org'])(
      'is not %s',
      (domainName) => {
        expect(custom({ domainName })).toEqual([
          'customDomain.domainName: expected a host name below a domain of yours such as "login.example.org"',
        ]);
      },
    );

    test('has no certificate of another account', () => {
      expect(
        authSettings.problems(findEnvironment('prod'), {
          ...good,
          callbackUrls: ['https://app.example.org'],
        }),
      ).toEqual([
        expect.objectContaining({
          path: ['customDomain', 'certificateArn'],
          message: expect.stringContaining(`expected one of ${inProd.account}`),
        }),
      ]);
    });

    test.each([
      `arn:aws:acm:eu-west-1:111122223333:${certificate}`,
      `arn:aws:iam::111122223333:server-${certificate}`,
      certificate,
    ])('has no certificate %s', (certificateArn) => {
      expect(custom({ certificateArn })).toEqual([
        'customDomain.certificateArn: expected the ARN of an ACM certificate in us-east-1, where Cognito looks for it whatever the region',
      ]);
    });
  });

  describe('a group', () => {
    const group = (change: object) =>
      problems({ groups: [{ name: 'nurses', description: 'Give care', precedence: 1, ...change }] });

    test.each(['Nurses', 'care managers', 'care--managers', '1st', '-nurses', ''])(
      'cannot be called "%s"',
      (name) => {
        expect(group({ name })).toEqual([
          'groups.0.name: expected lower-case words joined by hyphens, such as "care-managers"',
        ]);
      },
    );

    test.each([
      [{ name: 'a'.repeat(129) }, 'groups.0.name: expected 128 characters or fewer'],
      [{ description: '' }, 'groups.0.description: expected a description'],
      [{ description: 'a'.repeat(2049) }, 'groups.0.description: expected 2048 characters or fewer'],
      [{ precedence: -1 }, 'groups.0.precedence: expected a whole number, 0 or more; the lowest comes first'],
      [
        { precedence: 0.5 },
        'groups.0.precedence: expected a whole number, 0 or more; the lowest comes first',
      ],
    ])('is refused with %j', (change, expected) => {
      expect(group(change)).toEqual([expected]);
    });

    test.each([
      [
        { name: 'nurses', description: 'Others', precedence: 2 },
        'name "nurses" is given twice; expected each once',
      ],
      [
        { name: 'others', description: 'Others', precedence: 1 },
        'precedence 1 is given twice; expected each once',
      ],
    ])('is not mistaken for another one: %j', (other, expected) => {
      expect(
        problems({ groups: [{ name: 'nurses', description: 'Give care', precedence: 1 }, other] }),
      ).toEqual([`groups: ${expected}`]);
    });
  });

  describe('triggers', () => {
    test.each(['Example.org', '@example.org', 'example', '*.example.org'])(
      'let in nobody from "%s"',
      (domain) => {
        expect(problems({ triggers: { allowedDomains: [domain] } })).toEqual([
          'triggers.allowedDomains.0: expected a mail domain in lower case such as "example.org"',
        ]);
      },
    );

    test('that let in nobody at all are refused', () => {
      expect(problems({ triggers: { allowedDomains: [] } })).toEqual([
        'triggers.allowedDomains: expected one domain or more',
      ]);
    });

    test('that choose who signs up want somebody who does', () => {
      expect(problems({ selfSignUp: undefined })).toEqual([
        'triggers.allowedDomains: nobody signs up by themselves here; expected selfSignUp as well',
      ]);
    });

    test.each(['Roles', 'cognito:groups', '1st', ''])('write no claim "%s"', (groupClaim) => {
      expect(problems({ triggers: { groupClaim } })).toEqual([
        'triggers.groupClaim: expected lower-case letters, digits and underscores, such as "roles"',
      ]);
    });

    test.each(['sub', 'iss', 'aud', 'exp', 'email', 'token_use', 'scope'])(
      'do not write over the claim "%s"',
      (groupClaim) => {
        expect(problems({ triggers: { groupClaim } })).toEqual([
          'triggers.groupClaim: expected a claim that no standard has taken',
        ]);
      },
    );

    test('are left out rather than switched off', () => {
      expect(problems({ triggers: { lastSeen: false } })).toEqual([
        'triggers.lastSeen: expected true, or nothing',
      ]);
    });
  });

  test('sign-ins are sent nowhere by a tier that does not record them', () => {
    expect(problems({ tier: 'essentials' })).toEqual([
      'eventBucketArn: tier "essentials" records no sign-ins to send; expected tier "plus"',
    ]);
  });

  test('an address that is none is refused, with its place in the list', () => {
    expect(problems({ alarmEmails: ['team@example.org', 'somebody'] })).toEqual([
      'alarmEmails.1: expected an e-mail address',
    ]);
  });

  test.each(['mfa', 'sms', 'passwordLength'])(
    'there is no setting %s that could weaken a sign-in',
    (setting) => {
      expect(problems({ [setting]: false })).toEqual([expect.stringContaining(`"${setting}"`)]);
    },
  );

  test('problems of several settings are told together, as a mistake of the user', () => {
    const broken = { ...good, tier: 'lite', alarmEmails: ['x'] } as unknown as AuthSettings;
    const table = authSettings.withValues({
      profiles: { economy: broken, production: good },
    });
    expect(() => table.of(findEnvironment('test'))).toThrow(
      expect.objectContaining({ code: 'SETTINGS_INVALID', message: expect.stringContaining('2 problem(s)') }),
    );
  });
});
