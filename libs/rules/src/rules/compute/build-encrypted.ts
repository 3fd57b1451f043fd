import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule } from '../../reading/property-rule';

export const buildEncrypted = propertyRule({
  id: 'BuildEncrypted',
  description: 'What builds leave behind is encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set EncryptionKey to a key of your own.',
  checks: [
    {
      types: ['AWS::CodeBuild::Project'],
      property: 'EncryptionKey',
      holds: isCustomerKey,
      problem: 'its artifacts are not encrypted with a key of your own',
    },
  ],
});
