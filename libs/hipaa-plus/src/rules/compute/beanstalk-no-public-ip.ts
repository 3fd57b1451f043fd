import { isFalse } from '../../reading/value';
import { optionRule } from './option-rule';

/** It has to be written down: left out, the subnets decide. */
export const beanstalkNoPublicIp = optionRule({
  id: 'BeanstalkNoPublicIp',
  description: 'Machines of Beanstalk have no public address',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
  remedy: 'Set aws:ec2:vpc AssociatePublicIpAddress to false.',
  checks: [
    {
      namespace: 'aws:ec2:vpc',
      option: 'AssociatePublicIpAddress',
      holds: isFalse,
      problem: 'nothing keeps its machines from having public addresses',
    },
  ],
});
