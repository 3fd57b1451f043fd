import { propertyRule, judged } from '../../reading/property-rule';
import type { Rule } from '../../rule';
import { written } from '../../reading/values';

export const publicAccessRules: readonly Rule[] = [
  /** New buckets have access lists off, so saying nothing is good; `Private` is what they are without one. */
  propertyRule({
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
  }),

  propertyRule({
    id: 'FunctionUrlSigned',
    description: 'The address of a function answers signed requests only',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-3'],
    remedy: 'Set AuthType to AWS_IAM.',
    checks: [
      {
        types: ['AWS::Lambda::Url'],
        property: 'AuthType',
        holds: (value) => value === 'AWS_IAM',
        problem: 'anybody on the internet can call the function',
      },
    ],
  }),

  /** CloudFormation itself cannot share a document; a custom resource that makes the call can, so those are searched. */
  {
    id: 'SsmDocumentNotShared',
    description: 'No document of Systems Manager is shared with every AWS account',
    citations: ['45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-3', 'AWS Config SSM_DOCUMENT_NOT_PUBLIC'],
    remedy: 'Share with named accounts, and block public sharing in the settings of Systems Manager.',
    evaluate: (template) =>
      template
        .resources()
        .filter(({ Type }) => /^(Custom::|AWS::CloudFormation::CustomResource$)/.test(Type))
        .map((resource) => ({ resource, text: written(resource.properties).replaceAll('\\', '') }))
        .filter(({ text }) => /modifyDocumentPermission/i.test(text))
        .map(({ resource, text }) =>
          judged(resource, {
            property: 'AccountIdsToAdd',
            value: /"AccountIdsToAdd":\s*(\[[^\]]*\])/.exec(text)?.[1],
            holds: !/"AccountIdsToAdd":\s*\[[^\]]*"all"/i.test(text),
            problem: 'every AWS account can read and run the document',
          }),
        ),
  },
];
