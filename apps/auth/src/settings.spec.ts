import { testEnvironment } from '@hipaa-cdk/testing';
import { type AuthSettings, settings } from '../config';

const problems = (
  changes: Partial<AuthSettings>,
  environment: Parameters<typeof testEnvironment> = ['prod'],
) => {
  const where = testEnvironment(...environment);
  return settings
    .problems(where, { ...settings.of(where), ...changes })
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
};

const weak: Partial<AuthSettings> = { tier: 'essentials', mail: 'cognito', alarmEmails: [] };

test.each<[Partial<AuthSettings>, string]>([
  [
    { tier: 'essentials' },
    'tier: "essentials" does not go with dataClass "phi"; expected "plus", for its threat protection',
  ],
  [
    { mail: 'cognito' },
    'mail: "cognito" does not go with dataClass "phi"; expected { from }: people are told about odd sign-ins through SES only',
  ],
  [{ alarmEmails: [] }, 'alarmEmails: [] does not go with dataClass "phi"; expected somebody who is told'],
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
