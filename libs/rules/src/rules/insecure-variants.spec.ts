import type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';
import { templateOutcomes, healthData } from '../testing/outcomes';

const OURS = '111122223333';
const STRANGER = '999988887777';

interface Variant {
  readonly rule: string;
  readonly template: Partial<CloudFormationTemplate>;
}

const one = (rule: string, Type: string, Properties: object, more: object = {}): Variant => ({
  rule,
  template: { Resources: { It: { Type, Properties } as TemplateResource }, ...more },
});

const statement = (parts: object) => ({
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...parts }],
});

/** A policy of a queue with one statement. */
const queue = (parts: object, more: object = {}): Variant =>
  one(
    'ResourcePolicyClosed',
    'AWS::SQS::QueuePolicy',
    { Queues: [], PolicyDocument: statement(parts) },
    more,
  );

const trust = (parts: object, more: object = {}): Variant =>
  one(
    'TrustNamesParties',
    'AWS::IAM::Role',
    { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...parts }] } },
    more,
  );

const may = (rule: string, Action: unknown, Resource: unknown = '*', parts: object = {}): Variant =>
  one(rule, 'AWS::IAM::ManagedPolicy', { PolicyDocument: statement({ Action, Resource, ...parts }) });

const deny = (Action: unknown, Condition: object | undefined, parts: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action,
  Resource: [{ 'Fn::GetAtt': ['Box', 'Arn'] }, { 'Fn::Sub': '${Box.Arn}/*' }],
  ...(Condition && { Condition }),
  ...parts,
});

const plain = { Bool: { 'aws:SecureTransport': 'false' } };
const old = { NumericLessThan: { 's3:TlsVersion': 1.2 } };

const box = (rule: string, statements: readonly object[], properties: object = {}): Variant => ({
  rule,
  template: {
    Resources: {
      Box: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'LogDeliveryWrite', ...properties } },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Box' }, PolicyDocument: { Statement: statements } },
      },
    },
  },
});

const key = (statements: readonly object[]): Variant =>
  one('DenialHolds', 'AWS::KMS::Key', { KeyPolicy: { Statement: statements } });

const grants = { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' };

const postgres = (Parameters: object): Variant => ({
  rule: 'DatabaseAudited',
  template: {
    Resources: {
      Group: { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Parameters } },
      Cluster: {
        Type: 'AWS::RDS::DBCluster',
        Properties: { Engine: 'aurora-postgresql', DBClusterParameterGroupName: { Ref: 'Group' } },
      },
    },
  },
});

const audited = {
  ssl_min_protocol_version: 'TLSv1.2',
  log_connections: '1',
  log_disconnections: '1',
  shared_preload_libraries: 'pgaudit',
  'pgaudit.log': 'ddl,role',
};

const foreign = `arn:aws:iam::${STRANGER}:root`;
const partition = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${STRANGER}:root`]] };
const parameter = (Default: string) => ({ Parameters: { Who: { Type: 'String', Default } } });
const webAcl = (rule: object, DefaultAction: object = { Allow: {} }): Variant =>
  one('WebAclBlocks', 'AWS::WAFv2::WebACL', {
    DefaultAction,
    Rules: [
      { Name: 'Blocks', Action: { Block: {} } },
      { Name: 'Odd', ...rule },
    ],
  });

const build = (Pattern: string): Variant =>
  one('BuildTriggerGuarded', 'AWS::CodeBuild::Project', {
    Triggers: {
      Webhook: true,
      FilterGroups: [
        [
          { Type: 'EVENT', Pattern: 'PUSH' },
          { Type: 'HEAD_REF', Pattern },
        ],
      ],
    },
  });

const insecure: Readonly<Record<string, Variant>> = {
  // Who is let in.
  'a stranger whose ARN is joined with the partition': queue({ Principal: { AWS: partition } }),
  'a stranger in an ARN with Fn::Sub': queue({
    Principal: { AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::${STRANGER}:role/x` } },
  }),
  'everybody as the default of a parameter': queue({ Principal: { AWS: { Ref: 'Who' } } }, parameter('*')),
  'a stranger as the default of a parameter': queue(
    { Principal: { AWS: { Ref: 'Who' } } },
    parameter(foreign),
  ),
  'everybody in the second arm of an Fn::If': queue(
    { Principal: { 'Fn::If': ['Safe', { AWS: OURS }, '*'] } },
    { Conditions: { Safe: {} } },
  ),
  'a stranger looked up in a mapping': queue(
    { Principal: { AWS: { 'Fn::FindInMap': ['Who', 'lab', 'account'] } } },
    { Mappings: { Who: { lab: { account: STRANGER } } } },
  ),
  'everybody but one account': queue({ NotPrincipal: { AWS: OURS } }),
  'everybody, under a condition on the address of the page': queue({
    Principal: '*',
    Condition: { StringLike: { 'aws:Referer': 'https://example.org/*' } },
  }),
  'everybody, unless a key says otherwise': queue({
    Principal: '*',
    Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  }),
  'everybody from half of the internet': queue({
    Principal: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '128.0.0.0/1' } },
  }),
  'everybody, for all values of an empty key': queue({
    Principal: '*',
    Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } },
  }),
  'everybody, in a policy written as text': one('ResourcePolicyClosed', 'AWS::S3::AccessPoint', {
    Policy: JSON.stringify(statement({ Principal: { AWS: ['*'] } })),
  }),
  'everybody, in a policy that is put together as a text': one(
    'ResourcePolicyClosed',
    'AWS::Logs::ResourcePolicy',
    {
      PolicyDocument: {
        'Fn::Join': [
          '',
          [
            '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"',
            { 'Fn::GetAtt': ['Group', 'Arn'] },
            '"}]}',
          ],
        ],
      },
    },
  ),
  'everybody, on a vector bucket': one('ResourcePolicyClosed', 'AWS::S3Vectors::VectorBucketPolicy', {
    Policy: statement({ Principal: '*' }),
  }),
  'everybody, on a trail of CloudTrail Lake': one('ResourcePolicyClosed', 'AWS::CloudTrail::ResourcePolicy', {
    ResourcePolicy: statement({ Principal: '*' }),
  }),
  'a stranger, on a replica of a table': one('ResourcePolicyClosed', 'AWS::DynamoDB::GlobalTable', {
    Replicas: [{ ResourcePolicy: { PolicyDocument: statement({ Principal: { AWS: foreign } }) } }],
  }),
  'a stranger, on a sink of metrics': one('ResourcePolicyClosed', 'AWS::Oam::Sink', {
    Policy: statement({ Principal: { AWS: foreign } }),
  }),
  'a stranger, on a package group of models': one(
    'ResourcePolicyClosed',
    'AWS::SageMaker::ModelPackageGroup',
    { ModelPackageGroupPolicy: statement({ Principal: { AWS: foreign } }) },
  ),
  'a stranger who may use a key': one('KeyPolicyBounded', 'AWS::KMS::Key', {
    KeyPolicy: statement({ Principal: { AWS: partition }, Action: 'kms:Decrypt' }),
  }),
  'a stranger who may take a role': trust({ Principal: { AWS: partition } }),
  'a stranger who knows a password': trust({
    Principal: { AWS: foreign },
    Condition: { StringEquals: { 'sts:ExternalId': 'shared' } },
  }),
  'a stranger as the default of a parameter, who may take a role': trust(
    { Principal: { AWS: { Ref: 'Who' } } },
    parameter(foreign),
  ),
  'every user of an identity provider': trust({
    Principal: { Federated: `arn:aws:iam::${OURS}:oidc-provider/gitlab.com` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'gitlab.com:aud': 'https://gitlab.com' } },
  }),
  'every project of an owner at an identity provider': trust({
    Principal: { Federated: `arn:aws:iam::${OURS}:oidc-provider/app.terraform.io` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringLike: { 'app.terraform.io:sub': '*' } },
  }),
  'every application of a SAML provider': trust({
    Principal: { Federated: `arn:aws:iam::${OURS}:saml-provider/people` },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'SAML:iss': 'https://people.example.org' } },
  }),
  // Where data goes.
  'an alarm that a stranger hears': one('DestinationKnown', 'AWS::CloudWatch::Alarm', {
    AlarmActions: [`arn:aws:sns:eu-west-1:${STRANGER}:alarms`],
  }),
  'a delivery stream with the role of a stranger': one(
    'DestinationKnown',
    'AWS::KinesisFirehose::DeliveryStream',
    { ExtendedS3DestinationConfiguration: { RoleARN: `arn:aws:iam::${STRANGER}:role/x` } },
  ),
  'notifications to a queue of a stranger': one('DestinationKnown', 'AWS::S3::Bucket', {
    NotificationConfiguration: { QueueConfigurations: [{ Queue: `arn:aws:sqs:eu-west-1:${STRANGER}:q` }] },
  }),
  'an integration with a function of a stranger': one('DestinationKnown', 'AWS::ApiGateway::Method', {
    Integration: {
      Uri: {
        'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:${STRANGER}:function:f/invocations`,
      },
    },
  }),
  'a transit gateway of a stranger': one('DestinationKnown', 'AWS::EC2::TransitGatewayPeeringAttachment', {
    PeerAccountId: STRANGER,
  }),
  'a link that shows a stranger what is watched': one('DestinationKnown', 'AWS::Oam::Link', {
    SinkIdentifier: { 'Fn::Sub': `arn:\${AWS::Partition}:oam:eu-west-1:${STRANGER}:sink/x` },
  }),
  // Who may do what.
  'whoever may take any role': may('ActsAsNamed', 'sts:AssumeRole'),
  'whoever may run commands on any machine': may(
    'ActsAsNamed',
    'ssm:SendCommand',
    'arn:aws:ec2:*:*:instance/*',
  ),
  'whoever may rewrite any function': may('ActsAsNamed', 'lambda:Update*'),
  'whoever may open any bucket': may('ActsAsNamed', 's3:PutBucketPolicy', 'arn:aws:s3:::*'),
  'whoever may rewrite the policy of any key': may('ActsAsNamed', 'kms:Put*', 'arn:aws:kms:*:*:key/*'),
  'whoever may take a boundary away': may(
    'NoEscalation',
    'iam:DeleteRolePermissionsBoundary',
    `arn:aws:iam::${OURS}:role/a`,
  ),
  'whoever may add an identity provider': may('NoEscalation', 'iam:CreateSAMLProvider'),
  'whoever may make passwords for services': may('NoEscalation', 'iam:CreateServiceSpecificCredential'),
  'whoever may trust another authority': may('NoEscalation', 'rolesanywhere:CreateTrustAnchor'),
  'whoever may delete logs': may(
    'RecordsNotStopped',
    'logs:DeleteLogGroup',
    'arn:aws:logs:eu-west-1:1:log-group:a',
  ),
  'whoever may stop flow logs': may('RecordsNotStopped', 'ec2:DeleteFlowLogs'),
  'whoever may narrow a trail': may(
    'RecordsNotStopped',
    'cloudtrail:PutEventSelectors',
    'arn:aws:cloudtrail:a:1:trail/t',
  ),
  'whoever may pass by a lock': may('RecordsNotStopped', 's3:BypassGovernanceRetention', 'arn:aws:s3:::a/*'),
  // Denials that something narrows.
  'plain HTTP, denied under another operator as well': box('BucketTlsOnly', [
    deny('s3:*', { ...plain, StringNotEquals: { 'aws:PrincipalTag/team': 'x' } }),
    deny('s3:*', old),
  ]),
  'plain HTTP, denied for reading alone': box('BucketTlsOnly', [
    deny('s3:GetObject', plain),
    deny('s3:*', old),
  ]),
  'plain HTTP, denied below one prefix': box('BucketTlsOnly', [
    deny('s3:*', plain, { Resource: { 'Fn::Sub': '${Box.Arn}/public/*' } }),
    deny('s3:*', old),
  ]),
  'plain HTTP, denied to all but one': box('BucketTlsOnly', [
    deny('s3:*', plain, { Principal: undefined, NotPrincipal: { AWS: OURS } }),
    deny('s3:*', old),
  ]),
  'old TLS, denied below 1.1': box('BucketTlsOnly', [
    deny('s3:*', plain),
    deny('s3:*', { NumericLessThan: { 's3:TlsVersion': 1.1 } }),
  ]),
  'logs that may be deleted from one network': box('LogBucketUndeletable', [
    deny(['s3:DeleteObject', 's3:DeleteObjectVersion'], { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }),
  ]),
  'logs whose versions may be deleted': box('LogBucketUndeletable', [deny('s3:DeleteObject', undefined)]),
  'grants that a second condition lets pass': key([
    deny('kms:CreateGrant', { BoolIfExists: grants, StringEquals: { 'kms:ViaService': 'rds' } }),
  ]),
  'grants that are denied to one role': key([
    deny('kms:CreateGrant', { BoolIfExists: grants }, { Principal: { AWS: `arn:aws:iam::${OURS}:role/a` } }),
  ]),
  'losses that are denied in one region': one('LossDenied', 'AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Deny',
          Action: ['logs:DeleteLogGroup', 'kms:ScheduleKeyDeletion'],
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
        },
      ],
    },
  }),
  'recovery points that may be deleted at night': one(
    'BackupManualDeletionDisabled',
    'AWS::Backup::BackupVault',
    {
      AccessPolicy: {
        Statement: [
          deny('backup:DeleteRecoveryPoint', { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } }),
        ],
      },
    },
  ),
  // Watchers that watch nothing.
  'a group of rules that only counts, among others': webAcl({ OverrideAction: { Count: {} } }),
  'a rule that lets everything past the others': webAcl({
    Action: { Allow: {} },
    Statement: { ByteMatchStatement: { SearchString: '/' } },
  }),
  'a plan that selects a tag that nothing has': one(
    'BackupSelectionSelects',
    'AWS::Backup::BackupSelection',
    {
      BackupSelection: {
        Resources: ['*'],
        Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/never', ConditionValue: 'x' }] },
      },
    },
  ),
  'a plan that excludes what it selects': one('BackupSelectionSelects', 'AWS::Backup::BackupSelection', {
    BackupSelection: { Resources: ['*'], NotResources: ['*'] },
  }),
  'a build that every branch starts': build('.*'),
  'a build that a branch with a like name starts': build('refs/heads/main'),
  // Databases.
  'a database without the audit extension': postgres({
    ...audited,
    shared_preload_libraries: 'pg_stat_statements',
  }),
  'a database whose audit writes nothing': postgres({ ...audited, 'pgaudit.log': 'none' }),
  'a database that takes old TLS': postgres({ ...audited, ssl_min_protocol_version: 'TLSv1' }),
  'a database that does not say which TLS it takes': postgres({
    ...audited,
    ssl_min_protocol_version: undefined,
  }),
  'a database that does not log who signs in': postgres({ ...audited, log_connections: '0' }),
  // Keys, for types that nobody has listed.
  'vectors with the key of AWS': one('OwnKeyNamed', 'AWS::S3Vectors::VectorBucket', {}),
  'a graph with the key of AWS': one('OwnKeyNamed', 'AWS::NeptuneGraph::Graph', {}),
  'an archive of events with the alias of AWS': one('OwnKeyNamed', 'AWS::Events::Archive', {
    KmsKeyIdentifier: 'alias/aws/events',
  }),
  'a pipeline whose artifacts have the key of AWS': one('OwnKeyNamed', 'AWS::CodePipeline::Pipeline', {
    ArtifactStore: { EncryptionKey: { Id: 'alias/aws/s3', Type: 'KMS' } },
  }),
  // Lifecycle.
  'a bucket that is emptied on a day': one('BucketObjectsKept', 'AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationDate: '2027-01-01T00:00:00Z' }] },
  }),
  'a bucket that is emptied in the second arm of an Fn::If': one('BucketObjectsKept', 'AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: [{ Status: 'Enabled', Prefix: '', ExpirationInDays: { 'Fn::If': ['Long', 365, 1] } }],
    },
  }),
};

test.each(Object.entries(insecure))('%s: refused', (_what, { rule, template }) => {
  const judged = templateOutcomes(rule, template, { ...healthData, accounts: [OURS] });
  expect(judged.filter((verdict) => verdict.startsWith('fail'))).not.toEqual([]);
});
