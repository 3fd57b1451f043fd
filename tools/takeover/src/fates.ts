import type { OldStack } from './old-stacks';

/** What becomes of something that the first template made. */
export type Fate = 'taken over' | 'made anew' | 'lost' | 'not judged';

/** One thing, and what becomes of it. */
export interface Item {
  readonly stack: string;
  /** What it is, for people, with its logical id where it is one thing. */
  readonly what: string;
  readonly fate: Fate;
  readonly reason: string;
}

type Properties = Readonly<Record<string, unknown>>;

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Properties;
}

/** What becomes of a resource of some type, and why. */
type Judge = (properties: Properties, resource: Resource) => Pick<Item, 'fate' | 'reason'>;

const anew =
  (reason: string): Judge =>
  () => ({ fate: 'made anew', reason });
const lost =
  (reason: string): Judge =>
  () => ({ fate: 'lost', reason });

/** Newest version that a database of the platform can be made of without raising the old one first. */
const OLDEST_MAJOR = 16;

function database(properties: Properties): Pick<Item, 'fate' | 'reason'> {
  const engine = String(properties['Engine'] ?? 'unknown');
  const version = String(properties['EngineVersion'] ?? 'unknown');
  if (!engine.includes('postgres'))
    return { fate: 'made anew', reason: `its engine is ${engine}, so its rows come by a dump` };
  const raised =
    Number.parseInt(version, 10) >= OLDEST_MAJOR
      ? ''
      : `; raise it from ${version} to ${OLDEST_MAJOR} in steps first, each with a snapshot`;
  const encrypted =
    properties['StorageEncrypted'] === true
      ? ''
      : '; copy the snapshot with a key first, as it is not encrypted';
  if (engine.startsWith('aurora'))
    return {
      fate: 'taken over',
      reason: `a new cluster is made of its last snapshot (restore)${raised}${encrypted}`,
    };
  return {
    fate: 'made anew',
    reason: `it is a plain instance: its rows come into the new cluster by pg_dump and pg_restore, or Aurora migrates its snapshot${raised}`,
  };
}

function bucket(_: Properties, { DeletionPolicy }: Resource): Pick<Item, 'fate' | 'reason'> {
  const kept =
    DeletionPolicy === 'Retain'
      ? 'it outlives its stack'
      : `its policy is ${DeletionPolicy ?? 'Delete'}: set Retain and take away what empties it, before anything else`;
  return {
    fate: 'taken over',
    reason: `imported; ${kept}; objects stay encrypted as they are until they are copied onto themselves`,
  };
}

/** Types whose loss or return means something to whoever runs them. */
const judged: Readonly<Record<string, Judge>> = {
  'AWS::S3::Bucket': bucket,
  'AWS::RDS::DBCluster': database,
  'AWS::RDS::DBInstance': (properties, resource) =>
    properties['DBClusterIdentifier'] === undefined
      ? database(properties)
      : anew('an instance belongs to its cluster; its data do not')(properties, resource),
  'AWS::SecretsManager::Secret': anew('RDS makes, keeps and rotates the master secret; its ARN is another'),
  'AWS::Cognito::UserPoolClient': anew(
    'a client is not imported: its id is another, which the application is told',
  ),
  'AWS::Cognito::UserPoolDomain': anew(
    'the sign-in pages get an address with digits of the account, or customDomain',
  ),
  'AWS::Cognito::UserPoolGroup': lost(
    'its stack takes it along; write down who is in it, and put them into groups again',
  ),
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': anew(
    'threat protection of the auth layer stops what is odd',
  ),
  'AWS::Cognito::UserPoolResourceServer': anew(
    'resourceServers of the auth layer, with the same identifier and scopes',
  ),
  'AWS::Cognito::IdentityPool': lost(
    'it gives out ids of its own: move objects below private/<id>/ to the new ids',
  ),
  'AWS::Lambda::Function': lost(
    'its code is yours: see triggers of the auth layer; what empties buckets is not needed',
  ),
  'AWS::IAM::User': anew(
    'the application works under a role; a user only where programmaticAccess has a reason',
  ),
  'AWS::IAM::AccessKey': lost('revoke it first of all: its secret may stand in the outputs of its stack'),
  'AWS::EC2::VPC': anew(
    'nothing moves into another VPC: the new network stands beside the old one until the end',
  ),
  'AWS::EC2::EIP': lost('the address is given back; tell whoever has it on a list'),
  'AWS::EC2::Instance': anew('the bastion layer has no open port: sessions go through Session Manager'),
  'AWS::ElasticBeanstalk::Application': anew('compute-beanstalk or compute-ecs makes one with its own name'),
  'AWS::ElasticBeanstalk::Environment': anew(
    'its platform may be retired; the new one runs beside it until people are sent there',
  ),
  'AWS::CloudWatch::Alarm': anew('the layers watch what they make, and tell by mail'),
  'AWS::SNS::Topic': anew('alarmEmails of each layer; everybody confirms once'),
  'AWS::SNS::Subscription': anew('alarmEmails of each layer; everybody confirms once'),
};

/** What comes and goes with something else, and holds nothing. */
const PARTS: readonly string[] = [
  'AWS::CDK::Metadata',
  'AWS::Cognito::IdentityPoolRoleAttachment',
  'AWS::EC2::',
  'AWS::ElasticBeanstalk::ApplicationVersion',
  'AWS::ElasticBeanstalk::ConfigurationTemplate',
  'AWS::IAM::',
  'AWS::Lambda::Permission',
  'AWS::Lambda::LayerVersion',
  'AWS::Logs::',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBSubnetGroup',
  'AWS::S3::BucketPolicy',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::SecretsManager::RotationSchedule',
  'AWS::SecretsManager::SecretTargetAttachment',
  'AWS::SNS::TopicPolicy',
  'Custom::',
];

/** What becomes of everything in a stack but its user pools, which depends on what the new one is to be. */
export function fatesOf({ name, template }: OldStack): Item[] {
  const parts = new Map<string, number>();
  const items = Object.entries(template.Resources).flatMap(([id, found]): Item[] => {
    const resource = found as unknown as Resource;
    const { Type, Properties = {} } = resource;
    if (Type === 'AWS::Cognito::UserPool') return [];
    const judge = judged[Type];
    if (judge) return [{ stack: name, what: `${id} (${Type})`, ...judge(Properties, resource) }];
    const isPart = PARTS.some((part) => Type === part || (part.endsWith('::') && Type.startsWith(part)));
    if (!isPart) {
      const reason = 'nobody has said what becomes of this type: look at it yourself';
      return [{ stack: name, what: `${id} (${Type})`, fate: 'not judged', reason }];
    }
    parts.set(Type, (parts.get(Type) ?? 0) + 1);
    return [];
  });
  const rest = [...parts].sort().map(([type, number]): Item => ({
    stack: name,
    what: `${number} × ${type}`,
    fate: 'made anew',
    reason: 'part of something else, and holds nothing',
  }));
  return [...items, ...rest];
}

/** Outputs in which a stack shows the secret of an access key. */
export function shownKeys({ template }: OldStack): string[] {
  const outputs = Object.entries((template as { Outputs?: Readonly<Record<string, unknown>> }).Outputs ?? {});
  return outputs
    .filter(([, output]) => JSON.stringify(output).includes('SecretAccessKey'))
    .map(([name]) => name);
}
