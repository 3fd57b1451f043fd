import { isTrue } from '../../reading/value';
import { optionRule } from './option-rule';

/** It has to be written down: the default depends on the platform. */
export const beanstalkImdsV2 = optionRule({
  id: 'BeanstalkImdsV2',
  description: 'Machines of Beanstalk give credentials to nobody without a session token',
  citations: ['45 CFR 164.308(a)(4)(ii)(A)', '45 CFR 164.312(a)(1)'],
  remedy: 'Set aws:autoscaling:launchconfiguration DisableIMDSv1 to true.',
  checks: [
    {
      namespace: 'aws:autoscaling:launchconfiguration',
      option: 'DisableIMDSv1',
      holds: isTrue,
      problem: 'a forged request can read the credentials of its machines',
    },
  ],
});
