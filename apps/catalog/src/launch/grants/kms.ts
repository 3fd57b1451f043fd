import type { GrantTable } from '../grant';
import { tagged, tagging } from '../scopes';

/** Managing a key of the product. What is encrypted with it is not for a launch role to read. */
export const kmsGrants: GrantTable = {
  'AWS::KMS::Key': (place) => [
    // A key that does not exist yet has no ARN.
    { actions: ['kms:CreateKey', 'kms:TagResource'], resources: ['*'], conditions: tagging(place) },
    {
      actions: [
        'kms:DescribeKey',
        'kms:EnableKeyRotation',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:ListResourceTags',
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:UpdateKeyDescription',
      ],
      resources: [
        `arn:${place.partition}:kms:${place.region}:${place.account}:key/????????-????-????-????-????????????`,
      ],
      conditions: tagged(place),
    },
  ],
};
