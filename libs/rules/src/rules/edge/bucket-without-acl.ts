import { propertyRule } from '../../reading/property-rule';

/** New buckets have access lists off, so saying nothing is good; `Private` is what they are without one. */
export const bucketWithoutAcl = propertyRule({
  id: 'BucketWithoutAcl',
  description: 'Who may read a bucket is said by policies alone, not by access lists',
  citations: [
    '45 CFR 164.312(a)(1)',
    '45 CFR 164.308(a)(4)(ii)(B)',
    'NIST 800-53r5 AC-3',
    'AWS Config S3_BUCKET_ACL_PROHIBITED',
  ],
  remedy: 'Remove AccessControl and set OwnershipControls to BucketOwnerEnforced (CDK: objectOwnership).',
  checks: [
    {
      types: ['AWS::S3::Bucket'],
      property: 'AccessControl',
      holds: (value) => value === undefined || value === 'Private',
      problem: 'an access list opens the bucket beside its policy',
    },
    {
      types: ['AWS::S3::Bucket'],
      property: 'OwnershipControls.Rules.*.ObjectOwnership',
      holds: (value) => value === undefined || value === 'BucketOwnerEnforced',
      problem: 'access lists are switched on',
    },
  ],
});
