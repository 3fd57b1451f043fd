import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { EcsSettings } from '../config';

/** A setting that patient data cannot live with; `holds` being false is a problem. */
interface Rule {
  readonly setting: keyof EcsSettings;
  readonly holds: (settings: EcsSettings) => boolean;
  readonly expected: string;
}

const rules: readonly Rule[] = [
  {
    setting: 'publicAddresses',
    holds: ({ publicAddresses }) => publicAddresses === 'none',
    expected: '"none", and private subnets',
  },
  {
    setting: 'minTasks',
    holds: ({ minTasks }) => minTasks >= 2,
    expected: '2 or more, to survive the loss of a zone',
  },
  {
    setting: 'capacity',
    holds: ({ capacity }) => capacity === 'steady',
    expected: '"steady", which nobody takes back',
  },
  {
    setting: 'temporaryStorageKey',
    holds: ({ temporaryStorageKey }) => temporaryStorageKey === 'own',
    expected: '"own", a key that this account can take away',
  },
];

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export function patientDataProblems(settings: EcsSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi') return [];
  return rules
    .filter(({ holds }) => !holds(settings))
    .map(({ setting, expected }) => ({
      path: [setting],
      message: `${JSON.stringify(settings[setting])} does not go with dataClass "phi"; expected ${expected}`,
    }));
}
