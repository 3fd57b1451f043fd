import { mayHoldHealthData } from '../../reading/applicability';
import { isFalse, isTrue } from '../../reading/value';
import { optionRule } from './option-rule';

/**
 * It has to be written down: left out, the subnets decide. Where no health data are, machines may stand in public subnets
 * to save the price of a NAT gateway, and reach nothing without an address; who reaches them is for security groups to say.
 */
export const beanstalkNoPublicIp = optionRule({
  id: 'BeanstalkNoPublicIp',
  description: 'Machines of Beanstalk have no public address where health data may be',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
  remedy: 'Set aws:ec2:vpc AssociatePublicIpAddress to false.',
  checks: [
    {
      namespace: 'aws:ec2:vpc',
      option: 'AssociatePublicIpAddress',
      holds: (value, context) => isFalse(value) || (isTrue(value) && !mayHoldHealthData(context)),
      problem: 'nothing keeps its machines from having public addresses',
    },
  ],
});
