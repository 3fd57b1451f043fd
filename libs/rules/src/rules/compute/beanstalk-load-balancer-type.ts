import { lowerCase } from '../../reading/value';
import { optionRule } from './option-rule';

/** Where nothing is said Beanstalk makes a classic load balancer, which knows neither current TLS nor a firewall. */
export const beanstalkLoadBalancerType = optionRule({
  id: 'BeanstalkLoadBalancerType',
  description: 'Beanstalk environments have an application load balancer',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  remedy: 'Set aws:elasticbeanstalk:environment LoadBalancerType to application.',
  when: ({ hasOwnLoadBalancer }) => hasOwnLoadBalancer,
  checks: [
    {
      namespace: 'aws:elasticbeanstalk:environment',
      option: 'LoadBalancerType',
      holds: (value) => lowerCase(value) === 'application',
      problem: 'its load balancer is of another kind',
    },
  ],
});
