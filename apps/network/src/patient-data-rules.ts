import { patientDataRules } from '@hipaa-cdk/layer';
import type { NetworkSettings } from '../config';

/** A topology without private subnets puts application code into public ones, which patient data cannot live with. */
export const patientDataProblems = patientDataRules<NetworkSettings>([
  { setting: 'tiers', holds: ({ tiers }) => tiers.includes('private'), expected: '"private" among them' },
]);
