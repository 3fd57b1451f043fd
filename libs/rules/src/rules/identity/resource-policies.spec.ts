import { outcomes, outcomesOf } from '../../testing/outcomes';

const OURS = '222233334444';
const STRANGER = '999900001111';
const context = { dataClass: 'phi', removal: 'retain', accounts: [OURS] } as const;
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });

const queue = (statement: object) =>
  outcomes(
    'ResourcePolicyClosed',
    {
      It: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          PolicyDocument: {
            Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...statement },
          },
        },
      },
    },
    context,
  );

test.each([
  ['everybody', { Principal: '*' }],
  ['everybody, written another way', { Principal: { AWS: ['*'] } }],
  ['everybody but somebody', { NotPrincipal: root(OURS) }],
  [
    'everybody on half of the internet',
    { Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '128.0.0.0/1' } } },
  ],
  [
    'whoever names a page',
    { Principal: '*', Condition: { StringLike: { 'aws:Referer': 'https://clinic.example.org/*' } } },
  ],
  [
    'everybody but our account',
    { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalAccount': OURS } } },
  ],
  [
    'our account, or whoever has none',
    { Principal: '*', Condition: { StringEqualsIfExists: { 'aws:SourceAccount': OURS } } },
  ],
  ['an account that nobody knows', { Principal: root(STRANGER) }],
  ['a role of it', { Principal: { AWS: `arn:aws:iam::${STRANGER}:role/reader` } }],
])('a policy that lets in %s fails', (_whom, statement) => expect(queue(statement)).toEqual(['fail It']));

test.each([
  ['our account', { Principal: root(OURS) }],
  ['the account of the stack', { Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } }],
  ['a role of the template', { Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } }],
  [
    'everybody of our account',
    { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': OURS } } },
  ],
  [
    'everybody of an organization',
    { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-clinic12345' } } },
  ],
  ['nobody', { Effect: 'Deny', Principal: '*' }],
])('one that lets in %s passes', (_whom, statement) => expect(queue(statement)).toEqual(['pass It']));

test.each([
  ['AWS::S3::BucketPolicy', 'PolicyDocument'],
  ['AWS::S3::AccessPoint', 'Policy'],
  ['AWS::SNS::TopicPolicy', 'PolicyDocument'],
  ['AWS::SecretsManager::ResourcePolicy', 'ResourcePolicy'],
  ['AWS::Kinesis::ResourcePolicy', 'ResourcePolicy'],
  ['AWS::EFS::FileSystem', 'FileSystemPolicy'],
  ['AWS::Backup::BackupVault', 'AccessPolicy'],
  ['AWS::Logs::Destination', 'DestinationPolicy'],
  ['AWS::OpenSearchService::Domain', 'AccessPolicies'],
  ['AWS::ApiGateway::RestApi', 'Policy'],
  ['AWS::ECR::RegistryPolicy', 'PolicyText'],
  ['AWS::CodeArtifact::Domain', 'PermissionsPolicyDocument'],
  ['AWS::EC2::VPCEndpoint', 'PolicyDocument'],
])('%s is read in %s, as an object and as a text', (Type, property) => {
  const open = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };
  for (const policy of [open, JSON.stringify(open)])
    expect(outcomes('ResourcePolicyClosed', { It: { Type, Properties: { [property]: policy } } })).toEqual([
      'fail It',
    ]);
});

test('an endpoint that leads to one bucket is nobody to turn away', () => {
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::packages/*',
  };
  const Properties = { PolicyDocument: { Statement: [statement] } };
  expect(outcomes('ResourcePolicyClosed', { It: { Type: 'AWS::EC2::VPCEndpoint', Properties } })).toEqual([
    'pass It',
  ]);
});

test.each([
  [{ Principal: STRANGER }, 'fail'],
  [{ Principal: '*' }, 'fail'],
  [{ Principal: 's3.amazonaws.com' }, 'fail'],
  [{ Principal: 's3.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' } }, 'pass'],
  [{ Principal: OURS }, 'pass'],
])('a permission for %j', (Properties, outcome) => {
  expect(
    outcomes('PermissionNamesCaller', { It: { Type: 'AWS::Lambda::Permission', Properties } }, context),
  ).toEqual([`${outcome} It`]);
});

test.each([
  ['AWS::Lambda::Function', { Layers: [`arn:aws:lambda:eu-west-1:${STRANGER}:layer:a:1`] }],
  ['AWS::Lambda::EventSourceMapping', { EventSourceArn: `arn:aws:sqs:eu-west-1:${STRANGER}:q` }],
  ['AWS::Logs::SubscriptionFilter', { DestinationArn: `arn:aws:logs:eu-west-1:${STRANGER}:destination:d` }],
  ['AWS::Events::Rule', { Targets: [{ Arn: `arn:aws:events:eu-west-1:${STRANGER}:event-bus/b` }] }],
  ['AWS::EC2::VPCPeeringConnection', { PeerOwnerId: STRANGER }],
  ['AWS::S3::Bucket', { ReplicationConfiguration: { Rules: [{ Destination: { Account: STRANGER } }] } }],
])('%s that leads to a stranger fails, and to us does not', (Type, Properties) => {
  expect(outcomes('DestinationKnown', { It: { Type, Properties: { ...Properties } } }, context)).toEqual([
    'fail It',
  ]);
  const ours = JSON.parse(JSON.stringify(Properties).replaceAll(STRANGER, OURS)) as Record<string, unknown>;
  expect(outcomes('DestinationKnown', { It: { Type, Properties: ours } }, context)).toEqual([]);
});

test('a template whose accounts nobody lists tells its own by the roles that its services take', () => {
  const Properties = {
    Role: `arn:aws:iam::${OURS}:role/f`,
    Layers: [`arn:aws:lambda:eu-west-1:${OURS}:layer:a:1`],
  };
  expect(outcomes('DestinationKnown', { It: { Type: 'AWS::Lambda::Function', Properties } })).toEqual([]);
});

describe('a policy is known by its form', () => {
  const of = outcomesOf('ResourcePolicyClosed', 'A::Type::OfTomorrow');
  const open = { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };

  test.each([[{ Anything: open }], [{ Anything: [{ Below: open }] }], [{ Text: JSON.stringify(open) }]])(
    '%j fails, whatever the type',
    (properties) => expect(of(properties, context)).toEqual(['fail']),
  );

  test('one that names our account passes', () => {
    const closed = { Statement: { ...open.Statement, Principal: root(OURS) } };
    expect(of({ Anything: closed }, context)).toEqual(['pass']);
  });
});

test.each([
  ['AWS::RAM::ResourceShare', { Principals: [STRANGER] }],
  ['AWS::SecurityHub::DelegatedAdmin', { AdminAccountId: STRANGER }],
  ['AWS::ImageBuilder::DistributionConfiguration', { Distributions: [{ TargetAccountIds: [STRANGER] }] }],
  ['AWS::Lambda::Function', { Code: { ImageUri: `${STRANGER}.dkr.ecr.us-east-1.amazonaws.com/x:1` } }],
  ['AWS::StepFunctions::StateMachine', { DefinitionString: `{"RoleArn":"arn:aws:iam::${STRANGER}:role/x"}` }],
  ['Custom::AWS', { Create: `{"assumedRoleArn":"arn:aws:iam::${STRANGER}:role/x"}` }],
])('in the template of a stranger %s that names an unknown account fails', (type, properties) => {
  const nobodyKnown = { dataClass: 'unknown', removal: 'unknown' } as const;
  expect(outcomesOf('DestinationKnown', type)(properties, nobodyKnown)).toEqual(['fail']);
});

test('who signs code in the name of a profile is of a known account', () => {
  const of = outcomesOf('PermissionNamesCaller', 'AWS::Signer::ProfilePermission');
  expect([of({ Principal: STRANGER }, context), of({ Principal: OURS }, context)]).toEqual([
    ['fail'],
    ['pass'],
  ]);
});
