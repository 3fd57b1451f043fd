import { defineSettings } from '@hipaa-cdk/layer';
import { testEnvironment } from '@hipaa-cdk/testing';
import { z } from 'zod';
import { type WebSettings, webPatientData, webSettingsShape } from './web-settings';

const sound: WebSettings = {
  allowedSources: ['0.0.0.0/0'],
  idleSeconds: 60,
  firewallRules: 'full',
  requestsPerFiveMinutes: 2000,
  alarmEmails: ['alarms@example.org'],
};

const problems = (changes: object): string[] =>
  z
    .strictObject(webSettingsShape)
    .safeParse({ ...sound, ...changes })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('sound settings pass', () => {
  expect(problems({})).toEqual([]);
});

test.each(['203.0.113.0/24', '0.0.0.0/0', '255.255.255.255/32', '10.1.0.0/16'])(
  'the range %s may be allowed',
  (range) => {
    expect(problems({ allowedSources: [range] })).toEqual([]);
  },
);

test.each(['203.0.113.0', '256.0.0.0/8', '10.0.0.0/33', '10.0.0/24', 'everybody', '2001:db8::/32'])(
  'the range %s is refused',
  (range) => {
    expect(problems({ allowedSources: [range] })).toEqual([
      'allowedSources.0: expected an IPv4 range such as "203.0.113.0/24", without bits behind its prefix',
    ]);
  },
);

test('an application that nobody can reach is refused', () => {
  expect(problems({ allowedSources: [] })).toEqual([
    'allowedSources: expected one range or more: nobody could reach the application',
  ]);
});

test.each([
  ['idleSeconds', 0],
  ['idleSeconds', 4001],
  ['idleSeconds', 1.5],
  ['firewallRules', 'none'],
  ['requestsPerFiveMinutes', 99],
  ['requestsPerFiveMinutes', 2_000_000_001],
  ['alarmEmails', ['nobody']],
])('%s cannot be %j', (setting, value) => {
  expect(problems({ [setting]: value })).toEqual([expect.stringMatching(`^${setting}.*: expected `)]);
});

describe('where patient data are', () => {
  const shape = z.strictObject(webSettingsShape);
  const { problems } = defineSettings({ layer: 'web', shape, patientData: webPatientData });
  const weak: WebSettings = { ...sound, firewallRules: 'basic', alarmEmails: [] };

  test('sound settings pass', () => {
    expect(problems(testEnvironment('prod'), sound)).toEqual([]);
  });

  test('the full firewall is needed, and somebody who hears of alarms', () => {
    expect(problems(testEnvironment('prod'), weak)).toEqual([
      {
        path: ['firewallRules'],
        message: '"basic" is not allowed with dataClass "phi"; expected "full"',
      },
      {
        path: ['alarmEmails'],
        message: '[] is not allowed with dataClass "phi"; expected somebody who hears of alarms',
      },
    ]);
  });

  test('elsewhere both are a matter of cost', () => {
    expect(problems(testEnvironment('test'), weak)).toEqual([]);
  });
});
