import { mayHoldHealthData } from '../../reading/applicability';
import { isAtLeast, isFalse, isGiven, isTrue } from '../../reading/value';
import { retentionFloors } from '../logging/retention-floors';
import { optionRule } from './option-rule';

const namespace = 'aws:elasticbeanstalk:cloudwatch:logs';
const { days } = retentionFloors.logGroup;

/** The logs of its machines are lost with the machines, unless they are sent away. Beanstalk takes no 2192 days; 3653 is next. */
export const beanstalkLogRetention = optionRule({
  id: 'BeanstalkLogRetention',
  description: 'Logs of Beanstalk machines outlive the machines and the environment',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
  remedy: `Set ${namespace} StreamLogs to true, DeleteOnTerminate to false and RetentionInDays to 3653.`,
  checks: [
    { namespace, option: 'StreamLogs', holds: isTrue, problem: 'logs go with the machines' },
    { namespace, option: 'DeleteOnTerminate', holds: isFalse, problem: 'logs go with the environment' },
    {
      namespace,
      option: 'RetentionInDays',
      holds: (value, context) => (mayHoldHealthData(context) ? isAtLeast(days)(value) : isGiven(value)),
      problem: `nothing shows that logs are kept for ${days} days`,
    },
  ],
});
