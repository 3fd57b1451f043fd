import { type PolicyDocument, type Reach, comparisonsOf, narrowingOf, whoCan } from '@hipaa-cdk/permissions';
import { accountOf, isStranger, knownAccounts } from '../../reading/known-accounts';
import { statementRecords } from '../../reading/policy-statements';
import { judged, judgedAsRead } from '../../reading/property-rule';
import { isGiven, isRecord, isToken, items, leaves, readings } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { spelledOut } from '../../reading/spelled-out';
import { textOf } from '../../reading/references';
import { typeFacts } from '../../types/type-facts';

/** Types that AWS's description does not tell about, because it has their policies as texts or statements. */
const more: Readonly<Record<string, readonly string[]>> = {
  'AWS::ACMPCA::Permission': ['Policy'],
  'AWS::EC2::VPCEndpoint': ['PolicyDocument'],
  'AWS::Events::EventBusPolicy': ['Statement'],
  'AWS::Logs::Destination': ['DestinationPolicy'],
  'AWS::Glue::ResourcePolicy': ['PolicyInJson'],
  'AWS::IoT::Policy': ['PolicyDocument'],
  'AWS::Organizations::ResourcePolicy': ['Content'],
  'AWS::S3::MultiRegionAccessPointPolicy': ['Policy'],
  'AWS::S3Tables::TableBucketPolicy': ['ResourcePolicy'],
  'AWS::S3Tables::TablePolicy': ['ResourcePolicy'],
  'AWS::SES::EmailIdentityPolicy': ['PolicyDocument'],
  'AWS::Serverless::Api': ['Auth.ResourcePolicy.CustomStatements'],
};

/** Policies of identities and of keys, and who takes a role, have rules of their own. */
const ofOthers = /^AWS::(IAM|SSO|KMS|IoT)::/;

/** Types that say themselves who may use a resource, with the properties that do. */
const policies: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(typeFacts).flatMap(([type, { policies: found = [] }]) =>
    ofOthers.test(type) || found.length === 0 ? [] : [[type, found] as const],
  ),
  ...Object.entries(more),
]);

/** Permissions that are a resource of their own, with what says who is let in. */
const grants: Readonly<Record<string, string>> = {
  'AWS::Lambda::Permission': 'Principal',
  'AWS::Lambda::LayerVersionPermission': 'Principal',
  'AWS::Events::EventBusPolicy': 'Principal',
  'AWS::Signer::ProfilePermission': 'Principal',
};

/** Properties that are accounts by their name. */
const namesAccount =
  /^account$|(Account|Owner|Member|Master|Principal|User|Registry)(Ids?|s|Number|Identifier)?$/;

/**
 * Where a stranger's template sends data to, or takes code from, beside what is an account by its name. Of our own templates every property is read: there it is
 * known whose accounts are ours.
 */
const destinations: Readonly<Record<string, readonly string[]>> = {
  'AWS::Backup::BackupPlan': ['BackupPlan.BackupPlanRule.*.CopyActions.*.DestinationBackupVaultArn'],
  'AWS::DynamoDB::Table': ['KinesisStreamSpecification.StreamArn'],
  'AWS::Events::Rule': ['Targets.*.Arn'],
  'AWS::Lambda::EventSourceMapping': ['EventSourceArn'],
  'AWS::Lambda::EventInvokeConfig': [
    'DestinationConfig.OnSuccess.Destination',
    'DestinationConfig.OnFailure.Destination',
  ],
  'AWS::ECS::TaskDefinition': ['ContainerDefinitions.*.Image'],
  'AWS::StepFunctions::StateMachine': ['DefinitionString'],
  'Custom::AWS': ['Create', 'Update', 'Delete'],
  'AWS::Lambda::Function': ['Layers.*', 'Code.ImageUri'],
  'AWS::Logs::SubscriptionFilter': ['DestinationArn'],
  'AWS::Logs::AccountPolicy': ['PolicyDocument'],
  'AWS::Oam::Link': ['SinkIdentifier'],
  'AWS::Pipes::Pipe': ['Source', 'Target'],
  'AWS::S3::Bucket': [
    ...['Topic', 'Queue', 'Lambda'].map(
      (kind) => `NotificationConfiguration.${kind}Configurations.*.${kind === 'Lambda' ? 'Function' : kind}`,
    ),
  ],
  'AWS::SNS::Subscription': ['Endpoint', 'TopicArn'],
  'AWS::SNS::Topic': ['Subscription.*.Endpoint'],
  'AWS::SQS::Queue': ['RedrivePolicy.deadLetterTargetArn'],
  'AWS::Scheduler::Schedule': ['Target.Arn', 'Target.DeadLetterConfig.Arn'],
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
      return template
        .resources()
        .filter(isReachable)
        .flatMap((resource) =>
          policiesOf(resource).map((found) => verdict(resource, found, accounts, template)),
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
      const found = template
        .resources()
        .flatMap((resource) =>
          context.accounts === undefined
            ? [...destinationsOf(resource), ...accountsOf(resource)]
            : everythingOf(resource),
        );
      return found.flatMap(({ resource, property, value }) => {
        const strangers = spelledOut(value, template)
          .flatMap((one) => accountsIn(property, one))
          .filter((account) => !accounts.includes(account));
        const problem = `${strangers.join(', ')} is not known`;
        return strangers.length === 0
          ? []
          : [judged(resource, { property, value, holds: false, problem, readable: true })];
      });
    },
  },
];

interface Found {
  readonly resource: ViewedResource;
  readonly property: string;
  readonly value: unknown;
}

function destinationsOf(resource: ViewedResource): readonly Found[] {
  return (destinations[resource.Type] ?? []).flatMap((property) =>
    readings(resource.properties, property).map((value) => ({ resource, property, value })),
  );
}

/** Policies of a resource: those that its type is known to have, and whatever else is written as one. */
function policiesOf(resource: ViewedResource): readonly Omit<Found, 'resource'>[] {
  const known = policies.get(resource.Type) ?? [];
  const named = known.flatMap((property) =>
    readings(resource.properties, property)
      .filter((document) => isGiven(document) && isReadable(document))
      .map((value) => ({ property, value })),
  );
  const isElsewhere = ofOthers.test(resource.Type) || !/Principal/.test(JSON.stringify(resource.properties));
  return isElsewhere
    ? named
    : [
        ...named,
        ...policiesBelow('', resource.properties).filter(({ property }) => !isBelow(property, known)),
      ];
}

/** Values that have the form of a policy which says who is let in. */
function policiesBelow(property: string, value: unknown): readonly Omit<Found, 'resource'>[] {
  if (statementRecords(value).some((one) => 'Principal' in one || 'NotPrincipal' in one))
    return [{ property, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    policiesBelow(property === '' ? key : `${property}.${key}`, inner),
  );
}

function isBelow(property: string, known: readonly string[]): boolean {
  const place = placeOf(property);
  return known.some((one) => place === one || place.startsWith(`${one}.`));
}

/** The path of a property whatever its place in lists. */
function placeOf(property: string): string {
  return property.replace(/\.\d+(?=\.|$)/g, '.*');
}

/** Accounts that a resource names in properties that are accounts by their name. */
function accountsOf(resource: ViewedResource): readonly Found[] {
  return everythingOf(resource).filter(({ property }) => namesAccount.test(lastName(property)));
}

/** Every text of a resource, policies aside: they have rules that know what their statements mean. */
function everythingOf(resource: ViewedResource): readonly Found[] {
  const left = [
    ...(policies.get(resource.Type) ?? []),
    ...(typeFacts[resource.Type]?.policies ?? []),
    ...policiesBelow('', resource.properties).map(({ property }) => placeOf(property)),
  ];
  return leaves(resource.properties)
    .filter(({ path }) => !isBelow(path, left))
    .map(({ path: property, value }) => ({ resource, property, value }));
}

function lastName(property: string): string {
  return (
    property
      .replace(/(\.\d+|\.\*)+$/, '')
      .split('.')
      .at(-1) ?? ''
  );
}

/** Numbers of accounts in a text: in ARNs, in addresses of images, and alone where the property says that it is one. */
function accountsIn(property: string, value: unknown): readonly string[] {
  const text = textOf(value) ?? '';
  const alone = /^\d{12}$/.test(text) && namesAccount.test(lastName(property)) ? [text] : [];
  const inside = [
    ...text.matchAll(/\barn:[\w-]+:[\w-]*:[^:\s]*:(\d{12}):/g),
    ...text.matchAll(/\bhttps?:\/\/sqs\.[\w.-]+\/(\d{12})\//g),
    ...text.matchAll(/\b(\d{12})\.dkr\.ecr\./g),
  ].map(([, account = '']) => account);
  return [...alone, ...inside];
}

/** A search domain inside of a VPC is reached by nobody else, and asks whoever comes to sign in. */
function isReachable({ Type, properties }: ViewedResource): boolean {
  return !Type.endsWith('::Domain') || !isGiven(properties['VPCOptions']);
}

/** Whom a policy lets in that it should not; undefined for a policy that is closed. */
export function openTo(
  document: unknown,
  accounts: readonly string[],
  template: TemplateView,
  isBroad: (statement: Readonly<Record<string, unknown>>) => boolean = () => true,
): string | undefined {
  const statements = spelledOut(document, template).map(documentOf).flatMap(statementRecords).filter(isBroad);
  const named = statements.flatMap((statement) => namedStrangers(statement, accounts));
  const reaches = statements.map((statement): Reach =>
    whoCan({ Statement: [statement] } as unknown as PolicyDocument, {
      accounts,
      organizations: organizationsIn(statement),
    }),
  );
  if (reaches.some(({ everybody }) => everybody)) return 'it lets everybody in';
  // Whoever is named is meant, whatever keeps them out.
  const strangers = [...new Set([...reaches.flatMap((reach) => reach.strangers), ...named])];
  return strangers.length > 0 ? `it lets in ${strangers.join(', ')}, which is not known` : undefined;
}

/** Which organization is ours a template says itself, in the conditions. */
export function organizationsIn(statement: unknown): readonly string[] {
  return JSON.stringify(statement).match(/\bo-[a-z0-9]{10,32}\b/g) ?? [];
}

/** Accounts that nobody knows among those whom a statement lets in by name, where no line looks at who calls. */
export function namedStrangers(
  { Effect, Principal: principal, Condition }: Readonly<Record<string, unknown>>,
  accounts: readonly string[],
): readonly string[] {
  const bound = comparisonsOf(Condition).some((one) => narrowingOf(one)?.about === 'caller');
  if (Effect !== 'Allow' || bound) return [];
  return items(principal)
    .flatMap((one) => (isRecord(one) ? items(one['AWS']) : [one]))
    .flatMap((one) => accountOf(textOf(one)) ?? [])
    .filter((account) => !accounts.includes(account));
}

/** Everybody behind an endpoint is inside of the network; what counts is where an endpoint leads. */
function isOnEverything({ Resource, NotResource }: Readonly<Record<string, unknown>>): boolean {
  return NotResource !== undefined || Resource === undefined || items(Resource).includes('*');
}

/** Whether a policy shows: as an object, or as a text that references are part of. */
function isReadable(document: unknown): boolean {
  return !isToken(document) || documentOf(document) !== undefined;
}

/** A policy that is written as a text, or put together as one, as the object that it says. */
function documentOf(document: unknown): unknown {
  if (typeof document !== 'string' && !isToken(document)) return document;
  try {
    return withReferences(JSON.parse(textOf(document) ?? ''));
  } catch {
    return undefined;
  }
}

/** References in the texts of a document that was put together from texts. */
function withReferences(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('${') ? { 'Fn::Sub': value } : value;
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withReferences(inner)]));
}

function verdict(
  resource: ViewedResource,
  { property, value }: Omit<Found, 'resource'>,
  accounts: readonly string[],
  template: TemplateView,
): Verdict {
  const isStatement = /Statements?$/.test(property);
  const problem = openTo(
    isStatement ? { Statement: value } : value,
    accounts,
    template,
    resource.Type === 'AWS::EC2::VPCEndpoint' ? isOnEverything : undefined,
  );
  return judgedAsRead(resource, { property, value, problem });
}
