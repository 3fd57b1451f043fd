import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { AuthSettings } from '../config';

/** A setting that patient data cannot live with; `holds` being false is a problem. */
interface Rule {
  readonly setting: keyof AuthSettings;
  readonly holds: (settings: AuthSettings) => boolean;
  readonly expected: string;
}

const rules: readonly Rule[] = [
  { setting: 'tier', holds: ({ tier }) => tier === 'plus', expected: '"plus", for its threat protection' },
  {
    setting: 'mail',
    holds: ({ mail }) => mail !== 'cognito',
    expected: '{ from }: people are told about odd sign-ins through SES only',
  },
  {
    setting: 'alarmEmails',
    holds: ({ alarmEmails }) => alarmEmails.length > 0,
    expected: 'somebody who is told',
  },
];

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export function patientDataProblems(settings: AuthSettings, environment: Environment): Problem[] {
  if (environment.dataClass !== 'phi' || environment.identityProvider) return [];
  return rules
    .filter(({ holds }) => !holds(settings))
    .map(({ setting, expected }) => ({
      path: [setting],
      message: `${JSON.stringify(settings[setting])} does not go with dataClass "phi"; expected ${expected}`,
    }));
}
