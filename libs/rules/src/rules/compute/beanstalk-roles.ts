import { isGiven } from '../../reading/value';
import { optionRule } from './option-rule';

/** Beanstalk no longer makes roles by itself, and those that it once made may do more than an application needs. */
export const beanstalkRoles = optionRule({
  id: 'BeanstalkRoles',
  description: 'Beanstalk and its machines act in roles of their own',
  citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
  remedy:
    'Set aws:autoscaling:launchconfiguration IamInstanceProfile and aws:elasticbeanstalk:environment ServiceRole.',
  checks: [
    {
      namespace: 'aws:autoscaling:launchconfiguration',
      option: 'IamInstanceProfile',
      holds: (value) => isGiven(value) && value !== 'aws-elasticbeanstalk-ec2-role',
      problem: 'its machines have no role of their own',
    },
    {
      namespace: 'aws:elasticbeanstalk:environment',
      option: 'ServiceRole',
      holds: (value) => isGiven(value) && value !== 'aws-elasticbeanstalk-service-role',
      problem: 'Beanstalk has no role of its own',
    },
  ],
});
