import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { NetworkSettings } from '../config';

/** A topology without private subnets puts application code into public ones, which patient data cannot live with. */
export function patientDataProblems({ tiers }: NetworkSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi' || tiers.includes('private')) return [];
  const message = `${JSON.stringify(tiers)} does not go with dataClass "phi"; expected "private" among them`;
  return [{ path: ['tiers'], message }];
}
