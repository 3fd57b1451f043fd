import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule } from '../../reading/property-rule';
import { readings } from '../../reading/readings';
import { isRecord } from '../../reading/value';

export const functionEnvironmentKey = propertyRule({
  id: 'FunctionEnvironmentKey',
  description: 'Environments of functions are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set KmsKeyArn to a key of your own (environmentEncryption in CDK).',
  checks: [
    {
      types: ['AWS::Lambda::Function'],
      property: 'KmsKeyArn',
      holds: isCustomerKey,
      problem: 'its environment is not encrypted with a key of your own',
      when: ({ properties }) =>
        readings(properties, 'Environment.Variables').some(
          (variables) => isRecord(variables) && Object.keys(variables).length > 0,
        ),
    },
  ],
});
