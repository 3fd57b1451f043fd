import { patientDataRules } from '@hipaa-cdk/layer';
import type { EcsSettings } from '../config';

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export const patientDataProblems = patientDataRules<EcsSettings>([
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
]);
