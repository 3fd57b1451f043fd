import { OURS, type Variant, one, refusals } from '../testing/variants';

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
  'a firewall that is shown a part of what comes in': webAcl({
    OverrideAction: { None: {} },
    Statement: {
      ManagedRuleGroupStatement: {
        Name: 'a',
        ScopeDownStatement: { ByteMatchStatement: { SearchString: '/x' } },
      },
    },
  }),
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

test.each(Object.entries(insecure))('%s: refused', (_what, variant) => {
  expect(refusals(variant)).not.toEqual([]);
});
