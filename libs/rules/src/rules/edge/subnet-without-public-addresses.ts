import { propertyRule } from '../../reading/property-rule';
import { isFalse } from '../../reading/value';

/** About public subnets too: what must be reached from outside asks for an address by name. */
export const subnetWithoutPublicAddresses = propertyRule({
  id: 'SubnetWithoutPublicAddresses',
  description: 'Nothing gets a public address just by being put into a subnet',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 SC-7'],
  remedy: 'Set MapPublicIpOnLaunch to false (CDK: mapPublicIpOnLaunch: false).',
  checks: [
    {
      types: ['AWS::EC2::Subnet'],
      property: 'MapPublicIpOnLaunch',
      holds: (value) => value === undefined || isFalse(value),
      problem: 'every server that starts here can be reached from the internet',
    },
  ],
});
