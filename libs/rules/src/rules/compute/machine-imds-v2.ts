import { lowerCase } from '../../reading/value';
import { machineRule } from './machine';

export const machineImdsV2 = machineRule({
  id: 'MachineImdsV2',
  description: 'Machines give credentials to nobody without a session token',
  citations: ['45 CFR 164.308(a)(4)(ii)(A)', '45 CFR 164.312(a)(1)'],
  remedy: 'Set MetadataOptions.HttpTokens to required (requireImdsv2 in CDK).',
  property: 'MetadataOptions.HttpTokens',
  holds: (value) => lowerCase(value) === 'required',
  problem: 'a forged request can read its credentials',
});
