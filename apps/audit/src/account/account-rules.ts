import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { AuditSettings } from '../../config';

/** A condition on the settings of an account; `holds` being false is a problem. */
interface Rule {
  readonly path: readonly string[];
  readonly holds: (settings: AuditSettings) => boolean;
  readonly message: string;
}

const withPatientData: readonly Rule[] = [
  {
    path: ['alarmEmails'],
    holds: ({ alarmEmails }) => alarmEmails.length > 0,
    message: 'nobody is told, which does not go with dataClass "phi"; expected one address or more',
  },
  {
    path: ['trailLock', 'mode'],
    holds: ({ trailLock }) => trailLock.mode !== 'none',
    message: '"none" does not go with dataClass "phi"; expected "governance" or "compliance"',
  },
  {
    path: ['guardDuty', 'off'],
    holds: ({ guardDuty }) => 'plans' in guardDuty,
    message: 'does not go with dataClass "phi"; expected the plans that are paid for, none at least',
  },
  {
    path: ['accessAnalyzer', 'off'],
    holds: ({ accessAnalyzer }) => accessAnalyzer === 'on',
    message: 'does not go with dataClass "phi"; expected "on", which costs nothing',
  },
  {
    path: ['backup', 'dataClasses'],
    holds: ({ backup }) => backup.dataClasses.includes('PHI'),
    message: 'leaves out what the account holds; expected "PHI" among them',
  },
  {
    path: ['backup', 'lock', 'mode'],
    holds: ({ backup }) => backup.lock.mode !== 'none',
    message: '"none" does not go with dataClass "phi"; expected "governance" or "compliance"',
  },
];

/** Settings that weaken a control, in an account that patient data may enter. Both are named. */
export function accountRules(settings: AuditSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi') return [];
  return withPatientData
    .filter(({ holds }) => !holds(settings))
    .map(({ path, message }) => ({ path, message }));
}
