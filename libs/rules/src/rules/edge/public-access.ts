import { propertyRule, judged } from '../../reading/property-rule';
import type { Rule } from '../../rule';
import { isFalse, isTrue, type Leaf, leaves, lowerCase, written } from '../../reading/values';

/** What a property of that name opens, whatever the type of the resource. */
interface Opening {
  readonly name: RegExp;
  readonly opens: (value: unknown) => boolean;
  /** What is wrong then: a sentence without a full stop. */
  readonly problem: string;
}

const openings: readonly Opening[] = [
  {
    name: /^(Is)?PubliclyAccessible$|^(Enable)?Public(Connectivity|AccessEnabled)$/,
    opens: isTrue,
    problem: 'it has a public address',
  },
  {
    name: /^(Auth|Authorization|Authentication|DefaultAuth)(Type|Mode)$/,
    opens: (value) => ['none', 'api_key', 'open'].includes(lowerCase(value) ?? ''),
    problem: 'nobody has to sign in, or everybody with the same key',
  },
  {
    name: /^(NoPasswordRequired|(Allow)?Anonymous(Auth|Access)?(Enabled)?)$/,
    opens: isTrue,
    problem: 'whoever reaches it need not say who they are',
  },
  {
    name: /^OnUnauthenticatedRequest$/,
    opens: (value) => lowerCase(value) === 'allow',
    problem: 'whoever has not signed in comes in all the same',
  },
  {
    name: /^Type$/,
    opens: (value) => value === 'no-password-required',
    problem: 'whoever reaches it needs no password',
  },
  {
    name: /^(Block|Ignore|Restrict)Public(Acls|Policy|Buckets|Access)$/,
    opens: isFalse,
    problem: 'what keeps the public out is switched off',
  },
  {
    name: /Access|Visibility|NetworkType$|GetObject/,
    opens: (value) => /^public/i.test(String(value)),
    problem: 'the public comes in',
  },
  {
    name: /^Principals?$|PrincipalIdentifier$|^AllowedAccounts$/,
    opens: (value) => value === '*' || value === 'IAM_ALLOWED_PRINCIPALS',
    problem: 'everybody is let in',
  },
  {
    name: /^(User)?Groups?(Names)?$/,
    opens: (value) => value === 'all',
    problem: 'every account of AWS may use it',
  },
  {
    name: /^AutoAcceptSharedAttachments$/,
    opens: (value) => value === 'enable',
    problem: 'whoever it is shared with is connected without anybody looking',
  },
  {
    name: /^Allow(ExternalDataFiltering|FullTableExternalDataAccess)$/,
    opens: isTrue,
    problem: 'engines of others read the data without what filters it',
  },
];

/** Types whose openness rules of their own look at, and what says it in them. */
const looked: Readonly<Record<string, RegExp>> = {
  'AWS::AmazonMQ::Broker': /^PubliclyAccessible$/,
  'AWS::ApiGateway::Method': /^Auth/,
  'AWS::ApiGatewayV2::Route': /^Auth/,
  'AWS::CodeBuild::Project': /^Visibility$/,
  'AWS::DMS::ReplicationInstance': /^PubliclyAccessible$/,
  'AWS::Lambda::LayerVersionPermission': /^Principal$/,
  'AWS::Lambda::Permission': /^Principal$/,
  'AWS::Events::EventBusPolicy': /^Principal$/,
  'AWS::Lambda::Url': /^Auth/,
  'AWS::MSK::Cluster': /Access/,
  'AWS::RDS::DBInstance': /^PubliclyAccessible$/,
  'AWS::Redshift::Cluster': /^PubliclyAccessible$/,
  'AWS::RedshiftServerless::Workgroup': /^PubliclyAccessible$/,
  'AWS::S3::Bucket': /Public|^AccessControl$/,
};

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

  /** By the names of properties, so that a type which nobody has thought of is judged as well. */
  {
    id: 'NothingPublic',
    description: 'No switch of a resource lets the public in',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-3'],
    remedy: 'Set the property that is named so that only those come in whom your policies name.',
    evaluate: (template) =>
      template.resources().flatMap((resource) =>
        leaves(resource.properties)
          .filter(({ path, name }) => !isOfPolicy(path) && looked[resource.Type]?.test(name) !== true)
          .flatMap((leaf) => {
            const problem = openingOf(leaf)?.problem;
            const { path: property, value } = leaf;
            return problem === undefined
              ? []
              : [judged(resource, { property, value, holds: false, problem })];
          }),
      ),
  },

  propertyRule({
    id: 'ClosedByDefault',
    description: 'What is public unless somebody says otherwise is said not to be',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)', 'NIST 800-53r5 SC-7'],
    remedy: 'Set the property that is named; keep images in AWS::ECR::Repository.',
    checks: [
      {
        types: ['AWS::SageMaker::Domain'],
        property: 'AppNetworkAccessType',
        holds: (value) => value === 'VpcOnly',
        problem: 'its notebooks reach the internet, past the network',
      },
      {
        types: ['AWS::Grafana::Workspace'],
        property: 'NetworkAccessControl',
        holds: (value) => value !== undefined,
        problem: 'everybody on the internet can try to sign in',
      },
      {
        types: ['AWS::ECR::PublicRepository'],
        property: 'RepositoryName',
        holds: () => false,
        problem: 'everybody can pull its images',
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

function openingOf({ name, value }: Leaf): Opening | undefined {
  return openings.find((opening) => opening.name.test(name) && opening.opens(value));
}

/** Policies are read by rules that know what their statements mean. */
function isOfPolicy(path: string): boolean {
  return /(^|\.)(Statement|Policy\w*Document|Policies)(\.|$)/.test(path);
}
