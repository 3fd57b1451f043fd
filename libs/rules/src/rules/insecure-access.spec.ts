import { OURS, STRANGER, type Variant, one, refusals, statement } from '../testing/variants';

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

const foreign = `arn:aws:iam::${STRANGER}:root`;
const partition = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${STRANGER}:root`]] };
const parameter = (Default: string) => ({ Parameters: { Who: { Type: 'String', Default } } });

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
  'a stranger beside a service, under a condition for the service': queue({
    Principal: { Service: 'sns.amazonaws.com', AWS: foreign },
    Condition: { StringEquals: { 'aws:SourceAccount': OURS } },
  }),
  'a stranger beside a service that takes a role': trust({
    Principal: { Service: 'codebuild.amazonaws.com', AWS: [foreign] },
    Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:codebuild:eu-west-1:${OURS}:project/p` } },
  }),
  'a service that may rewrite the policy of a key': one('KeyServicesBounded', 'AWS::KMS::Key', {
    KeyPolicy: statement({
      Principal: { Service: 'logs.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:PutKeyPolicy'],
      Condition: { StringEquals: { 'aws:SourceAccount': OURS } },
    }),
  }),
  'a service that may do anything with a key': one('KeyServicesBounded', 'AWS::KMS::Key', {
    KeyPolicy: statement({
      Principal: { Service: 'logs.amazonaws.com' },
      Action: 'kms:*',
      Condition: { StringEquals: { 'aws:SourceAccount': OURS } },
    }),
  }),
  'a service that uses a key for anybody': one('KeyServicesBounded', 'AWS::KMS::Key', {
    KeyPolicy: statement({ Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:Decrypt' }),
  }),
  'a product that an administrator launches': one(
    'LaunchRoleJudged',
    'AWS::ServiceCatalog::LaunchRoleConstraint',
    { RoleArn: `arn:aws:iam::${OURS}:role/launcher` },
  ),
  'a project that builds as an administrator': one('NoAdministratorRole', 'AWS::CodeBuild::Project', {
    ServiceRole: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/OrgAdmin' },
  }),
  'a role without a boundary': one('RoleBounded', 'AWS::IAM::Role', {}),
  'a role whose boundary is one of AWS': one('RoleBounded', 'AWS::IAM::Role', {
    PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
  }),
  'a build in the latest image': one('BuildImageNamed', 'AWS::CodeBuild::Project', {
    Environment: { Image: 'aws/codebuild/standard:latest' },
  }),
  'a group of machines that may send anything': one('EgressStated', 'AWS::EC2::SecurityGroup', {}),
  'a firewall that writes sessions down': one('FirewallLogRedacted', 'AWS::WAFv2::LoggingConfiguration', {
    RedactedFields: [{ SingleHeader: { Name: 'authorization' } }],
  }),
  'a method that anybody calls': one('MethodAuthorized', 'AWS::ApiGateway::Method', {
    HttpMethod: 'GET',
    AuthorizationType: 'NONE',
    ApiKeyRequired: true,
  }),
  'a stage inside of a deployment': one('MethodAuthorized', 'AWS::ApiGateway::Deployment', {
    StageName: 'live',
    StageDescription: { CachingEnabled: true },
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
};

test.each(Object.entries(insecure))('%s: refused', (_what, variant) => {
  expect(refusals(variant)).not.toEqual([]);
});
