import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';

/** Left out, a service gives its tasks no addresses. Elsewhere they are a matter of cost: they stand in for a NAT gateway. */
export const taskNoPublicIp = propertyRule({
  id: 'TaskNoPublicIp',
  description: 'Tasks that health data passes through have no public address',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
  remedy: 'Set AssignPublicIp of the AwsvpcConfiguration to DISABLED, and use private subnets.',
  applies: mayHoldHealthData,
  checks: [
    {
      types: ['AWS::ECS::Service'],
      property: 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
      holds: (value) => value === undefined || value === 'DISABLED',
      problem: 'its tasks have public addresses',
    },
  ],
});
