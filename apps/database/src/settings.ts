import { patientDataRules } from '@hipaa-cdk/layer';
import type { DatabaseSettings } from '../config';
import { engines } from './engines';

/** A condition over several settings; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly setting: keyof DatabaseSettings;
  readonly problem: (settings: DatabaseSettings) => string | false;
}

/** What only shows when settings are seen together. */
export const settingRules: readonly SettingRule[] = [
  {
    setting: 'minAcu',
    problem: ({ minAcu, maxAcu }) => minAcu > maxAcu && `expected no more than maxAcu, which is ${maxAcu}`,
  },
  {
    setting: 'pauseAfterSeconds',
    problem: ({ minAcu, pauseAfterSeconds: pause }) =>
      minAcu > 0 &&
      pause !== 'never' &&
      `a cluster with minAcu ${minAcu} cannot pause; expected "never", or minAcu 0`,
  },
  {
    setting: 'pauseAfterSeconds',
    problem: ({ minAcu, pauseAfterSeconds: pause }) =>
      minAcu === 0 &&
      pause === 'never' &&
      'a cluster with minAcu 0 pauses; expected 300 to 86400 seconds, or a minAcu of 0.5 or more',
  },
  {
    setting: 'databaseName',
    problem: ({ engine, databaseName }) =>
      engines[engine].reservedDatabases.some((reserved) => reserved === databaseName) &&
      `${engine} has a database of that name already; expected another name`,
  },
];

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
