import type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';
import { hipaaPlus } from '../pack';
import { healthData } from '../testing/outcomes';
import { TemplateView } from '../template-view';

const OURS = '111122223333';
const root = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' };

const statement = (parts: object) => ({
  Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...parts }],
});

interface Variant {
  /** Rules that have nothing against it. */
  readonly rules: readonly string[];
  readonly template: Partial<CloudFormationTemplate>;
}

const one = (
  rules: string | readonly string[],
  Type: string,
  Properties: object,
  more: object = {},
): Variant => ({
  rules: [rules].flat(),
  template: { Resources: { It: { Type, Properties } as TemplateResource }, ...more },
});

const queue = (parts: object, more: object = {}): Variant =>
  one(
    'ResourcePolicyClosed',
    'AWS::SQS::QueuePolicy',
    { Queues: [], PolicyDocument: statement(parts) },
    more,
  );

const permissions = [
  ...['ActsAsNamed', 'NoEscalation', 'RecordsNotStopped', 'NoWildcardAdministrator', 'PassRoleNamesRoles'],
  ...['DecryptNamesKeys', 'SecretsNamed', 'ActionsSpelledOut', 'LossDenied'],
];

const may = (Action: unknown, Resource: unknown, parts: object = {}): Variant =>
  one(permissions, 'AWS::IAM::ManagedPolicy', { PolicyDocument: statement({ Action, Resource, ...parts }) });

const trusts = ['TrustNamesParties', 'TrustNotOpen', 'GithubTrustNamesRepository'];

const trust = (parts: object): Variant =>
  one(trusts, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...parts }] },
  });

const box = (rules: string | readonly string[], statements: readonly object[]): Variant => ({
  rules: [rules].flat(),
  template: {
    Resources: {
      Box: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'LogDeliveryWrite' } },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Box' }, PolicyDocument: { Statement: statements } },
      },
    },
  },
});

const deny = (Action: unknown, Condition?: object, Principal: unknown = { AWS: '*' }) => ({
  Effect: 'Deny',
  Principal,
  Action,
  Resource: [
    { 'Fn::GetAtt': ['Box', 'Arn'] },
    { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Box', 'Arn'] }, '/*']] },
  ],
  ...(Condition && { Condition }),
});

const secure: Readonly<Record<string, Variant>> = {
  'a role of the same account': queue({ Principal: { AWS: `arn:aws:iam::${OURS}:role/x` } }),
  'everybody of the account, by a condition': queue({
    Principal: '*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
  }),
  'everybody of the organization': queue({
    Principal: { AWS: '*' },
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  }),
  'a service, for a topic of the account': queue({
    Principal: { Service: 'sns.amazonaws.com' },
    Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'Topic' } } },
  }),
  'the account, as the default of a parameter': queue(
    { Principal: { AWS: { Ref: 'Who' } } },
    { Parameters: { Who: { Type: 'String', Default: `arn:aws:iam::${OURS}:root` } } },
  ),
  'two arms that are both of the account': queue({
    Principal: { AWS: { 'Fn::If': ['A', OURS, { Ref: 'AWS::AccountId' }] } },
  }),
  'the account, in a policy that is put together as a text': one(
    'ResourcePolicyClosed',
    'AWS::Logs::ResourcePolicy',
    {
      PolicyDocument: {
        'Fn::Sub':
          '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:${AWS::Partition}:iam::${AWS::AccountId}:root"},"Action":"*","Resource":"*"}]}',
      },
    },
  ),
  'a denial for everybody': queue({ Effect: 'Deny', Principal: '*' }),
  'a key that the account administers': one(['KeyPolicyBounded', 'DenialHolds'], 'AWS::KMS::Key', {
    KeyPolicy: statement({ Action: 'kms:*', Principal: { AWS: root } }),
  }),
  'grants for resources of AWS only': one('DenialHolds', 'AWS::KMS::Key', {
    KeyPolicy: {
      Statement: [
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'kms:CreateGrant',
          Resource: '*',
          Condition: {
            BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ],
    },
  }),
  'an account of the organization, by name': queue({
    Principal: { AWS: 'arn:aws:iam::444455556666:root' },
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  }),
  'a service that uses a key for the account': one('KeyServicesBounded', 'AWS::KMS::Key', {
    KeyPolicy: statement({
      Principal: { Service: 'logs.amazonaws.com' },
      Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*' } },
    }),
  }),
  'a launch with a role of the template': {
    rules: ['LaunchRoleJudged', 'NoAdministratorRole', 'RoleBounded'],
    template: {
      Resources: {
        Launcher: {
          Type: 'AWS::IAM::Role',
          Properties: {
            PermissionsBoundary: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/boundary' },
          },
        },
        It: {
          Type: 'AWS::ServiceCatalog::LaunchRoleConstraint',
          Properties: { RoleArn: { 'Fn::GetAtt': ['Launcher', 'Arn'] } },
        },
      },
    },
  },
  'a build in an image by its digest': one(
    ['BuildImageNamed', 'NoAdministratorRole'],
    'AWS::CodeBuild::Project',
    {
      ServiceRole: `arn:aws:iam::${OURS}:role/builder`,
      Environment: { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/build@sha256:0a' },
    },
  ),
  'a group that sends nothing': one('EgressStated', 'AWS::EC2::SecurityGroup', { SecurityGroupEgress: [] }),
  'a method that is signed': one('MethodAuthorized', 'AWS::ApiGateway::Method', {
    HttpMethod: 'GET',
    AuthorizationType: 'AWS_IAM',
  }),
  'a question of a browser before it signs in': one('MethodAuthorized', 'AWS::ApiGateway::Method', {
    HttpMethod: 'OPTIONS',
    AuthorizationType: 'NONE',
  }),
  'a service that takes its role': trust({ Principal: { Service: 'lambda.amazonaws.com' } }),
  'a named role of the account': trust({ Principal: { AWS: `arn:aws:iam::${OURS}:role/deployer` } }),
  'people of the account with a second factor': trust({
    Principal: { AWS: root },
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  }),
  'one environment of a repository': trust({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: `arn:aws:iam::${OURS}:oidc-provider/token.actions.githubusercontent.com` },
    Condition: {
      StringEquals: {
        'token.actions.githubusercontent.com:sub': 'repo:clinic/records:environment:prod',
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      },
    },
  }),
  'one project of GitLab': trust({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: `arn:aws:iam::${OURS}:oidc-provider/gitlab.com` },
    Condition: { StringEquals: { 'gitlab.com:sub': 'project_path:clinic/records:ref_type:branch:ref:main' } },
  }),
  'objects of one bucket': may(['s3:GetObject', 's3:PutObject'], { 'Fn::Sub': '${Box.Arn}/*' }),
  'an index of one table': may('dynamodb:Query', { 'Fn::Sub': '${Table.Arn}/index/*' }),
  'traces, which name no resource': may(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*'),
  'metrics of one namespace': may('cloudwatch:PutMetricData', '*', {
    Condition: { StringEquals: { 'cloudwatch:namespace': 'Clinic' } },
  }),
  'one role that is taken': may('sts:AssumeRole', `arn:aws:iam::${OURS}:role/reader`),
  'machines with a tag that commands are sent to': may('ssm:SendCommand', '*', {
    Condition: { StringEquals: { 'aws:ResourceTag/team': 'records' } },
  }),
  'one function that is deployed anew': may(
    'lambda:UpdateFunctionCode',
    `arn:aws:lambda:eu-west-1:${OURS}:function:intake`,
  ),
  'losses that are denied to all but one role': one('LossDenied', 'AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Deny',
          Action: 'kms:ScheduleKeyDeletion',
          Resource: '*',
          Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OURS}:role/keeper` } },
        },
      ],
    },
  }),
  'TLS that is forced in one statement each': box('BucketTlsOnly', [
    deny('s3:*', { Bool: { 'aws:SecureTransport': 'false' } }),
    deny('s3:*', { NumericLessThan: { 's3:TlsVersion': '1.2' } }),
  ]),
  'TLS that is forced where the key is there': box('BucketTlsOnly', [
    deny('*', { BoolIfExists: { 'aws:SecureTransport': ['false'] } }, '*'),
    deny(['s3:Get*', 's3:Put*', 's3:Delete*'], { NumericLessThan: { 's3:TlsVersion': ['1.3'] } }, '*'),
  ]),
  'logs that nobody deletes': box(['LogBucketUndeletable', 'DenialHolds'], [deny('s3:DeleteObject*')]),
  'a firewall that counts one thing and blocks another': one('WebAclBlocks', 'AWS::WAFv2::WebACL', {
    DefaultAction: { Allow: {} },
    Rules: [
      { Name: 'Known', OverrideAction: { None: {} } },
      { Name: 'Look', Action: { Count: {} } },
      { Name: 'Office', Action: { Allow: {} }, Statement: { IPSetReferenceStatement: { Arn: 'x' } } },
    ],
  }),
  'a plan that selects by a tag of the template': {
    rules: ['BackupSelectionSelects'],
    template: {
      Resources: {
        Table: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: [{ Key: 'Backup', Value: 'daily' }] } },
        It: {
          Type: 'AWS::Backup::BackupSelection',
          Properties: {
            BackupSelection: {
              ListOfTags: [
                { ConditionType: 'STRINGEQUALS', ConditionKey: 'Backup', ConditionValue: 'daily' },
              ],
            },
          },
        },
      },
    },
  },
  'a build that one branch starts': one('BuildTriggerGuarded', 'AWS::CodeBuild::Project', {
    Triggers: {
      Webhook: true,
      FilterGroups: [
        [
          { Type: 'EVENT', Pattern: 'PUSH' },
          { Type: 'HEAD_REF', Pattern: '^refs/heads/release/.*$' },
        ],
      ],
    },
  }),
  'an archive with a key of the template': {
    rules: ['OwnKeyNamed'],
    template: {
      Resources: {
        Key: { Type: 'AWS::KMS::Key' },
        It: {
          Type: 'AWS::Events::Archive',
          Properties: { KmsKeyIdentifier: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        },
      },
    },
  },
  'a profile of configuration, which holds no records': one(
    'OwnKeyNamed',
    'AWS::AppConfig::ConfigurationProfile',
    {},
  ),
  'an alarm that people of the account hear': one('DestinationKnown', 'AWS::CloudWatch::Alarm', {
    AlarmActions: [{ Ref: 'Topic' }, `arn:aws:sns:eu-west-1:${OURS}:alarms`],
  }),
};

test.each(Object.entries(secure))('%s: nothing against it', (_what, { rules, template }) => {
  const view = new TemplateView({ Resources: {}, ...template });
  const context = { ...healthData, accounts: [OURS] };
  const against = hipaaPlus.rules
    .filter(({ id }) => rules.includes(id))
    .flatMap((rule) => [...rule.evaluate(view, context)].map((verdict) => ({ rule: rule.id, ...verdict })))
    .filter(({ outcome }) => outcome === 'fail');
  expect(against).toEqual([]);
});

test('every rule that is named here is there', () => {
  const named = new Set(Object.values(secure).flatMap(({ rules }) => rules));
  const known = hipaaPlus.rules.map(({ id }) => id);
  expect([...named].filter((id) => !known.includes(id))).toEqual([]);
});
