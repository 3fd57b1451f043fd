import {
  cloudFormationType,
  cloudFormationTypes,
  handlerCalls,
  serviceOf,
  typeDataSource,
} from './cloudformation-types';

test('the data say where they come from, and of which day they are', () => {
  expect(typeDataSource.source).toMatch(/registry schemas/);
  expect(Date.parse(typeDataSource.date)).not.toBeNaN();
});

test('a type has its calls, each with when it is made', () => {
  const key = cloudFormationType('AWS::KMS::Key');
  expect(key && handlerCalls(key)).toContainEqual({ action: 'kms:CreateKey', when: 'c' });
});

test.each(['Acme::A::B', 'constructor', 'Custom::X'])('%s is not described', (type) => {
  expect(cloudFormationType(type)).toBeUndefined();
});

test('more than a thousand types are', () => {
  expect(cloudFormationTypes().length).toBeGreaterThan(1000);
});

test.each([
  ['AWS::RDS::DBCluster', 'rds'],
  ['AWS::ElasticLoadBalancingV2::Listener', 'elasticloadbalancing'],
  ['AWS::IAM::Role', 'iam'],
  ['AWS::EC2::VPC', 'ec2'],
  ['AWS::S3::Bucket', 's3'],
  ['AWS::Logs::LogGroup', 'logs'],
  ['AWS::Cognito::UserPool', 'cognito-idp'],
  ['AWS::KMS::Key', 'kms'],
  ['Acme::Old::Thing', 'old'],
])('calls of %s are those of %s', (type, service) => {
  expect(serviceOf(type)).toBe(service);
});
