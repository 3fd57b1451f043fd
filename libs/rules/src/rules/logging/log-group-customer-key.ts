import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule } from '../../reading/property-rule';

export const logGroupCustomerKey = propertyRule({
  id: 'LogGroupCustomerKey',
  description: 'Logs are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set KmsKeyId to a key of your own that lets the service of CloudWatch Logs in.',
  checks: [
    {
      types: ['AWS::Logs::LogGroup'],
      property: 'KmsKeyId',
      holds: isCustomerKey,
      problem: 'it is not encrypted with a key of your own',
    },
  ],
});
