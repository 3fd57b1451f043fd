import { patientDataRules } from '@hipaa-cdk/layer';
import type { DatabaseSettings } from '../config';

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export const patientDataProblems = patientDataRules<DatabaseSettings>([
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
]);
