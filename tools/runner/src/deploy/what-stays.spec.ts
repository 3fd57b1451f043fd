import { whatStays } from './what-stays';

const resource = (Type: string, more: object = {}) => ({ Type, ...more });
const template = {
  Resources: {
    Records: resource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' }),
    Files: resource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' }),
    Cluster: resource('AWS::RDS::DBCluster', { DeletionPolicy: 'Snapshot' }),
    Key: resource('AWS::KMS::Key', { Properties: { PendingWindowInDays: 7 } }),
    OldKey: resource('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate' }),
    Logged: resource('AWS::Lambda::Function', { Properties: { LoggingConfig: { LogGroup: 'g' } } }),
    Unlogged: resource('AWS::Lambda::Function'),
    NeverMade: resource('AWS::KMS::Key'),
  },
};
const made = Object.keys(template.Resources)
  .filter((id) => id !== 'NeverMade')
  .map((LogicalResourceId) => ({
    LogicalResourceId,
    PhysicalResourceId: LogicalResourceId.toLowerCase(),
    ResourceType: '',
    LastUpdatedTimestamp: new Date(0),
    ResourceStatus: 'CREATE_COMPLETE' as const,
  }));

test('what a removed stack leaves is listed, and what goes whole is not', () => {
  expect(whatStays(template, made).map((line) => line.split(/[;,]/)[0])).toEqual([
    'AWS::S3::Bucket records: stays with its content',
    'AWS::RDS::DBCluster cluster: goes',
    'AWS::KMS::Key key: deleted in 7 days',
    'AWS::KMS::Key oldkey: stays with its content',
    'AWS::Lambda::Function unlogged: its log group /aws/lambda/unlogged stays',
  ]);
});
