import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule } from '../../reading/property-rule';

/** The key of AWS does not do for alarms either: CloudWatch cannot use it, and such an alarm is never delivered. */
export const topicCustomerKey = propertyRule({
  id: 'TopicCustomerKey',
  description: 'Messages of topics are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set KmsMasterKeyId to a key of your own that lets the publishers in.',
  checks: [
    {
      types: ['AWS::SNS::Topic'],
      property: 'KmsMasterKeyId',
      holds: isCustomerKey,
      problem: 'it is not encrypted with a key of your own',
    },
  ],
});
