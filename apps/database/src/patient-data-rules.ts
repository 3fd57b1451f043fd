import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { DatabaseSettings } from '../config';

/** A setting that patient data cannot live with; `holds` being false is a problem. */
interface Rule {
  readonly setting: keyof DatabaseSettings;
  readonly holds: (settings: DatabaseSettings) => boolean;
  readonly expected: string;
}

const rules: readonly Rule[] = [
  { setting: 'backupDays', holds: ({ backupDays }) => backupDays >= 35, expected: '35' },
  {
    setting: 'readers',
    holds: ({ readers }) => readers >= 1,
    expected: '1 or more, to survive the loss of a zone',
  },
  {
    setting: 'alarmEmails',
    holds: ({ alarmEmails }) => alarmEmails.length > 0,
    expected: 'somebody who is told',
  },
];

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export function patientDataProblems(settings: DatabaseSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi') return [];
  return rules
    .filter(({ holds }) => !holds(settings))
    .map(({ setting, expected }) => ({
      path: [setting],
      message: `${JSON.stringify(settings[setting])} does not go with dataClass "phi"; expected ${expected}`,
    }));
}
