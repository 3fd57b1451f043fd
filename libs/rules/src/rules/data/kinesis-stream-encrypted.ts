import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule } from '../../reading/property-rule';

/** AWS Config rule: KINESIS_STREAM_ENCRYPTED. It is content with any key; this one wants one of the account's own. */
export const kinesisStreamEncrypted = propertyRule({
  id: 'KinesisStreamEncrypted',
  description: 'Streams are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set StreamEncryption.EncryptionType to KMS and StreamEncryption.KeyId to a key of your own.',
  checks: [
    {
      types: ['AWS::Kinesis::Stream'],
      property: 'StreamEncryption.EncryptionType',
      holds: (value) => value === 'KMS',
      problem: 'it is not encrypted',
    },
    {
      types: ['AWS::Kinesis::Stream'],
      property: 'StreamEncryption.KeyId',
      holds: isCustomerKey,
      problem: 'it is not encrypted with a key of your own',
    },
  ],
});
