import { smallList } from '../testing/small-list';
import { serviceOf } from './service-of';

test.each([
  ['AWS::S3::Bucket', 'eligible'],
  ['AWS::ApplicationAutoScaling::ScalableTarget', 'eligible'],
  ['AWS::EC2::VerifiedAccessEndpoint', 'eligible'],
  ['AWS::RDS::DBCluster', 'eligible'],
  ['AWS::SecurityHub::Hub', 'eligible'],
  ['AWS::DirectoryService::MicrosoftAD', 'eligible'],
  ['AWS::Serverless::Function', 'eligible'],
  ['AWS::IAM::Role', 'supporting'],
  ['AWS::CodeConnections::Connection', 'supporting'],
  ['AWS::CDK::Metadata', 'supporting'],
  ['Custom::VpcRestrictDefaultSG', 'supporting'],
  ['AWS::CloudFormation::CustomResource', 'eligible'],
  ['AWS::SecurityHub::HubV2', 'not listed'],
  ['AWS::SecurityHub::AggregatorV2', 'not listed'],
  ['AWS::SecurityHub::AutomationRuleV2', 'not listed'],
  ['AWS::SecurityHub::ConnectorV2', 'not listed'],
  ['AWS::DirectoryService::SimpleAD', 'not listed'],
  ['AWS::Pinpoint::VoiceChannel', 'not listed'],
  ['AWS::DSQL::Cluster', 'not listed'],
  ['AWS::VpcLattice::Service', 'not listed'],
  ['AWS::AppRunner::Service', 'not listed'],
  ['AWS::Tomorrow::Thing', 'unknown'],
  ['AWS::s3::Bucket', 'unknown'],
  ['MongoDB::Atlas::Cluster', 'unknown'],
  ['Alexa::ASK::Skill', 'unknown'],
  ['Our::S3::Bucket', 'unknown'],
  ['AWS::S3::Bucket::MODULE', 'unknown'],
  ['Our::S3::Bucket::MODULE', 'unknown'],
  ['AWS', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (type, standing) => {
  expect(serviceOf(type).standing).toBe(standing);
});

test('a resource without a type is unknown', () => {
  expect(serviceOf(undefined)).toEqual({ standing: 'unknown', because: expect.stringContaining('no type') });
});

test('an eligible type names its service', () => {
  expect(serviceOf('AWS::SQS::Queue', smallList).because).toBe('Queue');
});

test('a namespace of several services names them all', () => {
  expect(serviceOf('AWS::Fleet::Machine', smallList).because).toBe('Scaling, Machines');
});

test('a type off the list says why', () => {
  expect(serviceOf('AWS::Fleet::MachineV2', smallList)).toEqual({
    standing: 'not listed',
    because: 'second generation',
  });
});

test('a pattern does not reach into another namespace', () => {
  expect(serviceOf('AWS::SQS::QueueV2', smallList).standing).toBe('eligible');
});

test('a pattern needs both of its ends', () => {
  const offList = [{ types: ['AWS::SQS::AbcX*Xyz'], reason: 'r', actions: [] }];
  expect(serviceOf('AWS::SQS::AbcXyz', { ...smallList, offList }).standing).toBe('eligible');
});

test('another list decides otherwise', () => {
  expect(serviceOf('AWS::S3::Bucket', smallList).standing).toBe('unknown');
});
