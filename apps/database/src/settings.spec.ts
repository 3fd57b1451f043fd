import { findEnvironment } from '@hipaa-cdk/platform';
import { type DatabaseSettings, settings } from '../config';

const problems = (environment: string, changes: Partial<DatabaseSettings>) => {
  const where = findEnvironment(environment);
  return settings
    .problems(where, { ...settings.of(where), ...changes })
    .map(({ path, message }) => `${path[0] as string}: ${message}`);
};

test.each<[Partial<DatabaseSettings>, string]>([
  [{ backupDays: 34 }, 'backupDays: 34 does not go with dataClass "phi"; expected 35'],
  [
    { readers: 0 },
    'readers: 0 does not go with dataClass "phi"; expected 1 or more, to survive the loss of a zone',
  ],
  [{ alarmEmails: [] }, 'alarmEmails: [] does not go with dataClass "phi"; expected somebody who is told'],
])('%j is refused where patient data may enter, naming both', (changes, message) => {
  expect(problems('prod', changes)).toEqual([message]);
});

test('several weakened settings are told at once', () => {
  expect(problems('prod', { backupDays: 1, readers: 0 })).toHaveLength(2);
});

test('synthetic data can live with all of it', () => {
  expect(problems('test', { backupDays: 1, readers: 0, alarmEmails: [] })).toEqual([]);
});
