import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { patientDataRules } from '@hipaa-cdk/layer';
import type { AuthSettings } from '../config';

const ofPool = patientDataRules<AuthSettings>([
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
]);

/** Settings that weaken a control, where patient data may enter and people are in a pool of ours. Both are named. */
export function patientDataProblems(settings: AuthSettings, environment: Environment): Problem[] {
  return environment.identityProvider ? [] : ofPool(settings, environment);
}
