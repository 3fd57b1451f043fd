import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'network';
const src = 'apps/network/src';

const S3 = 'Network/GatewayEndpoints/S3/Resource';

const endpoints: readonly UnitTest[] = [
  {
    layer,
    resource: S3,
    setting: /^Properties\.PolicyDocument(\.Statement\.0\.Condition.*)?$/,
    reason: "whose buckets may be reached is this system's own choice",
    killedBy: `${src}/endpoints.spec.ts: S3 is open for callers and buckets of the account, over TLS`,
  },
  {
    layer,
    resource: S3,
    setting: 'Properties.PolicyDocument.Statement.1',
    reason: 'where packages come from is a list of AWS',
    killedBy: `${src}/endpoints.spec.ts: packages of AWS can be read, and only read`,
  },
  {
    layer,
    resource: S3,
    setting: 'Properties.PolicyDocument.Statement.2',
    reason: 'where CloudFormation is answered is a list of AWS',
    killedBy: `${src}/endpoints.spec.ts: only CloudFormation's own buckets can be written without a condition on the account`,
  },
  {
    layer,
    resource: 'Network/GatewayEndpoints/DynamoDb/Resource',
    setting: 'Properties.PolicyDocument',
    reason: "whose tables may be reached is this system's own choice",
    killedBy: `${src}/endpoints.spec.ts: DynamoDB is open for callers and tables of the account, over TLS`,
  },
];

const logs: readonly UnitTest[] = [
  {
    layer,
    resource: 'Network/FlowLogs/Role/Resource',
    setting: 'Properties.AssumeRolePolicyDocument',
    reason: 'conditions differ from service to service',
    killedBy: `${src}/flow-logs.spec.ts: only flow logs of this account may take the role`,
  },
  {
    layer,
    resource: 'Network/Logs/Key/Resource',
    setting: /^Properties\.KeyPolicy\.Statement\.\d+\.(Condition|Action)/,
    reason: 'which log groups may use the key, and for what, is a matter of their names',
    killedBy: `${src}/network-logs.spec.ts: CloudWatch Logs may use the key for the groups of this stack only`,
  },
  {
    layer,
    resource: /^Network\/Logs\//,
    setting: 'Properties.RetentionInDays',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${src}/network-logs.spec.ts: economy keeps logs for a month and leaves nothing behind`,
  },
];

const closing: readonly UnitTest[] = [
  {
    layer,
    resource: 'Network/Custom::VpcRestrictDefaultSGCustomResourceProvider/Role',
    setting: /^Properties\.AssumeRolePolicyDocument\.Statement\.0\.Action/,
    reason: 'other actions of STS need another policy as well',
    killedBy: `${src}/closed-default-security-group.spec.ts: the function that does it has no inline policy and one managed policy`,
  },
];

export const networkTests: readonly UnitTest[] = [...endpoints, ...logs, ...closing, keyGrants(layer)];
