import { type PolicyDocument, type Reach, whoCan } from '@hipaa-cdk/permissions';
import { isStranger, knownAccounts } from '../../reading/known-accounts';
import { statementRecords } from '../../reading/policy-statements';
import { judged } from '../../reading/property-rule';
import { isGiven, isToken, items, readings } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';

/** Types that say themselves who may use a resource, with the properties that do. Keys have a rule of their own. */
const policies: Readonly<Record<string, readonly string[]>> = {
  'AWS::ACMPCA::Permission': ['Policy'],
  'AWS::ApiGateway::RestApi': ['Policy'],
  'AWS::Backup::BackupVault': ['AccessPolicy'],
  'AWS::CodeArtifact::Domain': ['PermissionsPolicyDocument'],
  'AWS::CodeArtifact::Repository': ['PermissionsPolicyDocument'],
  'AWS::DynamoDB::Table': [
    'ResourcePolicy.PolicyDocument',
    'StreamSpecification.ResourcePolicy.PolicyDocument',
  ],
  'AWS::EC2::VPCEndpoint': ['PolicyDocument'],
  'AWS::ECR::RegistryPolicy': ['PolicyText'],
  'AWS::ECR::Repository': ['RepositoryPolicyText'],
  'AWS::EFS::FileSystem': ['FileSystemPolicy'],
  'AWS::Elasticsearch::Domain': ['AccessPolicies'],
  'AWS::Events::EventBus': ['Policy'],
  'AWS::Events::EventBusPolicy': ['Statement'],
  'AWS::Kinesis::ResourcePolicy': ['ResourcePolicy'],
  'AWS::Logs::Destination': ['DestinationPolicy'],
  'AWS::Logs::LogGroup': ['ResourcePolicyDocument'],
  'AWS::Logs::ResourcePolicy': ['PolicyDocument'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies'],
  'AWS::S3::AccessPoint': ['Policy'],
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::S3::MultiRegionAccessPointPolicy': ['Policy'],
  'AWS::S3Express::BucketPolicy': ['PolicyDocument'],
  'AWS::S3Tables::TableBucketPolicy': ['ResourcePolicy'],
  'AWS::SNS::TopicInlinePolicy': ['PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument'],
  'AWS::SQS::QueueInlinePolicy': ['PolicyDocument'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument'],
  'AWS::SecretsManager::ResourcePolicy': ['ResourcePolicy'],
  'AWS::VpcLattice::AuthPolicy': ['Policy'],
};

/** Permissions that are a resource of their own, with what says who is let in. */
const grants: Readonly<Record<string, string>> = {
  'AWS::Lambda::Permission': 'Principal',
  'AWS::Lambda::LayerVersionPermission': 'Principal',
  'AWS::Events::EventBusPolicy': 'Principal',
};

/** Where data is sent to, or code is taken from: what stands there is of an account that somebody knows. */
const destinations: Readonly<Record<string, readonly string[]>> = {
  'AWS::Backup::BackupPlan': ['BackupPlan.BackupPlanRule.*.CopyActions.*.DestinationBackupVaultArn'],
  'AWS::EC2::VPCPeeringConnection': ['PeerOwnerId'],
  'AWS::Events::Rule': ['Targets.*.Arn'],
  'AWS::Lambda::EventSourceMapping': ['EventSourceArn'],
  'AWS::Lambda::Function': ['Layers.*'],
  'AWS::Logs::SubscriptionFilter': ['DestinationArn'],
  'AWS::Pipes::Pipe': ['Source', 'Target'],
  'AWS::RAM::ResourceShare': ['Principals.*'],
  'AWS::S3::Bucket': ['ReplicationConfiguration.Rules.*.Destination.Account'],
  'AWS::SNS::Subscription': ['Endpoint', 'TopicArn'],
  'AWS::Scheduler::Schedule': ['Target.Arn'],
};

/** Services that call functions for whoever asks them to, so that a permission says for whom. */
const forAnybody = /^(apigateway|config|events|iot|logs|s3|ses|sns)\.amazonaws\.com$/;

const citations = ['45 CFR 164.312(a)(1)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 AC-3'];

/** Who is let in by policies of resources, and whom they are connected with. */
export const resourcePolicyRules: readonly Rule[] = [
  /** What a policy denies is not taken off: what lets everybody in has to say by itself who is meant. */
  {
    id: 'ResourcePolicyClosed',
    description: 'No policy of a resource lets everybody in, or an account that nobody knows',
    citations,
    remedy:
      'Name the principals, or bind "*" to your accounts or organization with StringEquals on aws:PrincipalAccount, aws:SourceAccount or aws:PrincipalOrgID; list accounts of partners in the platform.',
    evaluate: (template, context) => {
      const accounts = knownAccounts(template, context);
      return template.resources(...Object.keys(policies)).flatMap((resource) =>
        (policies[resource.Type] ?? []).flatMap((property) =>
          readings(resource.properties, property)
            .filter((document) => isGiven(document) && !isToken(document) && isReachable(resource))
            .map((document) => verdict(resource, property, document, accounts)),
        ),
      );
    },
  },

  {
    id: 'PermissionNamesCaller',
    description:
      'A permission to call a function or to use a layer names a known account, or for whose resources a service calls',
    citations,
    remedy: 'Name the account, and for a service set SourceArn or SourceAccount.',
    evaluate: (template, context) => {
      const accounts = knownAccounts(template, context);
      return template
        .resources(...Object.keys(grants))
        .filter(({ Type, properties }) => properties[grants[Type] ?? ''] !== undefined)
        .map((grant) => {
          const property = grants[grant.Type] ?? '';
          const [value] = readings(grant.properties, property);
          const bound = ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'OrganizationId', 'Condition'].some(
            (name) => isGiven(grant.properties[name]),
          );
          const open = (value === '*' || forAnybody.test(String(value))) && !bound;
          const problem = open ? 'it says of nobody who may call' : 'the account is not known';
          return judged(grant, { property, value, holds: !open && !isStranger(value, accounts), problem });
        });
    },
  },

  {
    id: 'DestinationKnown',
    description: 'Data goes to, and code comes from, accounts that are known',
    citations: ['45 CFR 164.308(b)(1)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-4'],
    remedy: 'Name a resource of your own account, or list the account among those that the platform knows.',
    evaluate: (template, context) => {
      const accounts = knownAccounts(template, context);
      return template.resources(...Object.keys(destinations)).flatMap((resource) =>
        (destinations[resource.Type] ?? []).flatMap((property) =>
          readings(resource.properties, property)
            .filter((value) => isStranger(value, accounts))
            .map((value) =>
              judged(resource, { property, value, holds: false, problem: 'the account is not known' }),
            ),
        ),
      );
    },
  },
];

/** A search domain inside of a VPC is reached by nobody else, and asks whoever comes to sign in. */
function isReachable({ Type, properties }: ViewedResource): boolean {
  return !Type.endsWith('::Domain') || !isGiven(properties['VPCOptions']);
}

/** Whom a policy lets in that it should not; undefined for a policy that is closed. */
export function openTo(
  document: unknown,
  accounts: readonly string[],
  isBroad: (statement: Readonly<Record<string, unknown>>) => boolean = () => true,
): string | undefined {
  const reaches = statementRecords(document)
    .filter(isBroad)
    .map((statement): Reach => whoCan({ Statement: [statement] } as unknown as PolicyDocument, { accounts }));
  if (reaches.some(({ everybody }) => everybody)) return 'it lets everybody in';
  // Which organization is ours a template says itself, in the condition.
  const strangers = [...new Set(reaches.flatMap((reach) => reach.strangers))].filter(
    (one) => !/^o-/.test(one),
  );
  return strangers.length > 0 ? `it lets in ${strangers.join(', ')}, which is not known` : undefined;
}

/** Everybody behind an endpoint is inside of the network; what counts is where an endpoint leads. */
function isOnEverything({ Resource, NotResource }: Readonly<Record<string, unknown>>): boolean {
  return NotResource !== undefined || Resource === undefined || items(Resource).includes('*');
}

function verdict(
  resource: ViewedResource,
  property: string,
  value: unknown,
  accounts: readonly string[],
): Verdict {
  const isStatement = resource.Type === 'AWS::Events::EventBusPolicy';
  const problem = openTo(
    isStatement ? { Statement: value } : value,
    accounts,
    resource.Type === 'AWS::EC2::VPCEndpoint' ? isOnEverything : undefined,
  );
  return judged(resource, {
    property,
    value,
    holds: problem === undefined,
    problem: problem ?? '',
    readable: true,
  });
}
