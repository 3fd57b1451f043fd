import { isGiven, isTrue } from '../../reading/value';
import { optionRule } from './option-rule';

const namespace = 'aws:elbv2:loadbalancer';

export const beanstalkAccessLogs = optionRule({
  id: 'BeanstalkAccessLogs',
  description: 'Load balancers of Beanstalk write down every request',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
  remedy: `Set ${namespace} AccessLogsS3Enabled to true and AccessLogsS3Bucket to the log bucket.`,
  when: ({ hasOwnLoadBalancer }) => hasOwnLoadBalancer,
  checks: [
    {
      namespace,
      option: 'AccessLogsS3Enabled',
      holds: isTrue,
      problem: 'nobody can tell who asked for what',
    },
    { namespace, option: 'AccessLogsS3Bucket', holds: isGiven, problem: 'no bucket takes its logs' },
  ],
});
