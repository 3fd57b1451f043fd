import { testEnvironment } from '@hipaa-cdk/testing';
import { type EcsSettings, settings } from '../config';

const problems = (environment: string, changes: Partial<EcsSettings>) => {
  const where = testEnvironment(environment, { compute: 'ecs' });
  return settings
    .problems(where, { ...settings.of(where), ...changes })
    .map(({ path, message }) => `${path[0] as string}: ${message}`);
};
const reason = 'there is no NAT gateway in this network';

test.each<[Partial<EcsSettings>, string]>([
  [
    { publicAddresses: { reason } },
    `publicAddresses: {"reason":"${reason}"} does not go with dataClass "phi"; expected "none", and private subnets`,
  ],
  [
    { minTasks: 1 },
    'minTasks: 1 does not go with dataClass "phi"; expected 2 or more, to survive the loss of a zone',
  ],
  [
    { capacity: 'spot' },
    'capacity: "spot" does not go with dataClass "phi"; expected "steady", which nobody takes back',
  ],
  [
    { temporaryStorageKey: 'aws' },
    'temporaryStorageKey: "aws" does not go with dataClass "phi"; expected "own", a key that this account can take away',
  ],
  [{ firewallRules: 'basic' }, 'firewallRules: expected "full" where data of class "phi" are, got "basic"'],
  [{ alarmEmails: [] }, 'alarmEmails: expected somebody who hears of alarms where data of class "phi" are'],
])('%j is refused where patient data may enter, naming both', (changes, message) => {
  expect(problems('prod', changes)).toEqual([message]);
});

test('several weakened settings are told at once', () => {
  expect(problems('prod', { minTasks: 1, temporaryStorageKey: 'aws', alarmEmails: [] })).toHaveLength(3);
});

test('synthetic data can live with all of it', () => {
  expect(
    problems('test', {
      publicAddresses: { reason },
      minTasks: 1,
      capacity: 'spot',
      temporaryStorageKey: 'aws',
      firewallRules: 'basic',
      alarmEmails: [],
    }),
  ).toEqual([]);
});

test('commands in containers are allowed with a reason, for they are recorded', () => {
  expect(problems('prod', { exec: { reason } })).toEqual([]);
});
