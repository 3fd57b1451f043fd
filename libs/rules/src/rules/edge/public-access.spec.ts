import { outcomes, outcomesOf } from '../../testing/outcomes';

const url = outcomesOf('FunctionUrlSigned', 'AWS::Lambda::Url');

test('signed requests pass', () => expect(url({ AuthType: 'AWS_IAM' })).toEqual(['pass']));

test.each([['NONE'], [undefined], [{ Ref: 'AuthType' }]])('requests with %p fail', (AuthType) => {
  expect(url({ AuthType })).toEqual(['fail']);
});

const resource = outcomesOf('SsmDocumentNotShared', 'Custom::AWS');

const call = (AccountIdsToAdd: readonly string[]) => ({
  service: 'SSM',
  action: 'modifyDocumentPermission',
  parameters: { Name: 'OnCall', PermissionType: 'Share', AccountIdsToAdd },
});

test('named accounts pass', () => {
  expect(resource({ Create: JSON.stringify(call(['111111111111'])) })).toEqual(['pass']);
});

test.each(['all', 'All'])('%s fails', (accounts) => {
  expect(resource({ Create: JSON.stringify(call([accounts])) })).toEqual(['fail']);
});

test('a call that is put together is read', () => {
  const [before = '', after = ''] = JSON.stringify(call(['all'])).split('OnCall');
  expect(resource({ Update: { 'Fn::Join': ['', [before, { Ref: 'Document' }, after]] } })).toEqual(['fail']);
});

test('a call that is an object is read', () => expect(resource({ Create: call(['all']) })).toEqual(['fail']));

test('other calls are not judged', () => {
  expect(resource({ Create: JSON.stringify({ action: 'getDocument' }) })).toEqual([]);
});

const bucket = outcomesOf('BucketWithoutAcl', 'AWS::S3::Bucket');

const ownership = (ObjectOwnership: unknown) =>
  bucket({ OwnershipControls: { Rules: [{ ObjectOwnership }] } });

test('a bucket that says nothing passes, as access lists are off', () => {
  expect(bucket({})).toEqual(['pass', 'pass']);
});

test('access lists switched off pass', () =>
  expect(ownership('BucketOwnerEnforced')).toEqual(['pass', 'pass']));

test.each(['ObjectWriter', 'BucketOwnerPreferred', { Ref: 'Ownership' }])('%j fails', (value) => {
  expect(ownership(value)).toEqual(['pass', 'fail']);
});

test.each(['PublicRead', 'LogDeliveryWrite', 'AuthenticatedRead', { Ref: 'Acl' }])(
  'the list %j fails',
  (value) => {
    expect(bucket({ AccessControl: value })).toEqual(['fail', 'pass']);
  },
);

test('a private bucket passes', () => expect(bucket({ AccessControl: 'Private' })).toEqual(['pass', 'pass']));

describe('NothingPublic', () => {
  const of = (Type: string, properties: Readonly<Record<string, unknown>>) =>
    outcomesOf('NothingPublic', Type)(properties);

  test.each([
    ['AWS::NeptuneGraph::Graph', { PublicConnectivity: 'true' }],
    ['AWS::Neptune::DBInstance', { PubliclyAccessible: true }],
    ['AWS::AppSync::GraphQLApi', { AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }] }],
    ['AWS::VpcLattice::Service', { AuthType: 'NONE' }],
    ['AWS::ElastiCache::User', { AuthenticationMode: { Type: 'no-password-required' } }],
    ['AWS::S3::AccessPoint', { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } }],
    ['AWS::MWAA::Environment', { WebserverAccessMode: 'PUBLIC_ONLY' }],
    ['AWS::QuickSight::Dashboard', { Permissions: [{ Principal: '*', Actions: [] }] }],
    ['AWS::ImageBuilder::DistributionConfiguration', { Distributions: [{ UserGroups: ['all'] }] }],
    ['AWS::EC2::TransitGateway', { AutoAcceptSharedAttachments: 'enable' }],
    ['AWS::LakeFormation::DataLakeSettings', { AllowExternalDataFiltering: true }],
    ['A::Type::OfTomorrow', { PubliclyAccessible: { 'Fn::If': ['Lab', true, false] } }],
  ])('%s with %j fails', (type, properties) => expect(of(type, properties)).toEqual(['fail']));

  test.each([
    ['AWS::Neptune::DBInstance', { PubliclyAccessible: false }],
    ['AWS::AppSync::GraphQLApi', { AuthenticationType: 'AWS_IAM' }],
    ['AWS::S3::AccessPoint', { PublicAccessBlockConfiguration: { BlockPublicPolicy: true } }],
    ['AWS::EC2::NatGateway', { ConnectivityType: 'public' }],
    ['A::Type::OfTomorrow', { AccessPolicy: { Statement: [{ Principal: '*' }] } }],
  ])('%s with %j has nothing against it', (type, properties) => expect(of(type, properties)).toEqual([]));
});

test.each([
  ['AWS::SageMaker::Domain', {}, { AppNetworkAccessType: 'VpcOnly' }],
  ['AWS::Grafana::Workspace', {}, { NetworkAccessControl: { PrefixListIds: ['pl-1'] } }],
])('ClosedByDefault asks %s to say that it is closed', (type, open, closed) => {
  const of = outcomesOf('ClosedByDefault', type);
  expect([of(open), of(closed)]).toEqual([['fail'], ['pass']]);
});

test('ClosedByDefault refuses a repository of images for everybody', () => {
  expect(outcomesOf('ClosedByDefault', 'AWS::ECR::PublicRepository')()).toEqual(['fail']);
});

test.each([
  ['AWS::OpenSearchService::Domain', { AdvancedSecurityOptions: { AnonymousAuthEnabled: true } }],
  ['AWS::ElastiCache::User', { NoPasswordRequired: 'true' }],
  [
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    { Actions: [{ AuthenticateOidcConfig: { OnUnauthenticatedRequest: 'allow' } }] },
  ],
])('%s that asks nobody who they are, by %j, fails', (Type, Properties) => {
  expect(outcomes('NothingPublic', { It: { Type, Properties } })).toEqual(['fail It']);
});
