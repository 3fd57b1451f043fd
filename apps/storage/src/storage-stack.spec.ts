import { storageContract } from '@hipaa-cdk/contracts-storage';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const DATA_TYPES = ['AWS::S3::Bucket', 'AWS::KMS::Key'];

describe.each(everyEnvironment('storage'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { profile } = findEnvironment(environment);

  test('there is one bucket for the application and one for its logs', () => {
    template().resourceCountIs('AWS::S3::Bucket', 2);
  });

  test('every bucket has a policy', () => {
    template().resourceCountIs('AWS::S3::BucketPolicy', 2);
  });

  test('every bucket blocks public access', () => {
    template().allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test('every bucket keeps old versions', () => {
    template().allResourcesProperties('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } });
  });

  test('no object of any bucket has an access list of its own', () => {
    template().allResourcesProperties('AWS::S3::Bucket', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  test('every bucket gives up uploads that were never finished', () => {
    template().allResourcesProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ AbortIncompleteMultipartUpload: Match.anyValue() })]),
      },
    });
  });

  test('every bucket clears versions that are no longer current', () => {
    template().allResourcesProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ NoncurrentVersionExpiration: Match.anyValue() })]),
      },
    });
  });

  test('no bucket has a name of its own, so that it can be replaced', () => {
    template().allResourcesProperties('AWS::S3::Bucket', { BucketName: Match.absent() });
  });

  test.each([
    ['plain HTTP', { Bool: { 'aws:SecureTransport': 'false' } }],
    ['TLS below 1.2', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
  ])('every bucket denies %s for the bucket and its objects', (_, condition) => {
    template().allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3:*',
            Resource: [Match.anyValue(), { 'Fn::Join': ['', [Match.anyValue(), '/*']] }],
            Condition: condition,
          }),
        ]),
      },
    });
  });

  test.each(DATA_TYPES)('every %s is kept or deleted with its stack as the profile says', (type) => {
    const policy = profile.removal === 'retain' ? 'Retain' : 'Delete';
    template().allResources(type, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
  });

  test('a deleted key waits as many days as the profile says', () => {
    template().hasResourceProperties('AWS::KMS::Key', { PendingWindowInDays: profile.keyDeletionDays });
  });

  test('access logs expire after the days of the profile', () => {
    template().hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: profile.logRetentionDays })]),
      },
    });
  });

  test('nothing runs code', () => {
    template().resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('there is no role without replication', () => {
    template().resourceCountIs('AWS::IAM::Role', 0);
  });

  test('every entry of the contract is published', () => {
    template().resourceCountIs('AWS::SSM::Parameter', Object.keys(storageContract.entries).length);
  });
});

const prod = () => layerTemplate(app, 'prod');

test('production keeps access logs for six years', () => {
  expect(findEnvironment('prod').profile.logRetentionDays).toBe(2192);
});

test.each([
  ['bucketName', { Ref: Match.stringLikeRegexp('^ApplicationBucket') }],
  ['bucketArn', { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationBucket'), 'Arn'] }],
  ['bucketKeyArn', { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationKey'), 'Arn'] }],
  ['logBucketName', { Ref: Match.stringLikeRegexp('^Logs') }],
])('%s is published from the resource it names', (entry, value) => {
  prod().hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/${APPLICATION}/prod/storage/${entry}`,
    Value: value,
  });
});

test.each([
  ['AWS::S3::Bucket', ['ApplicationBucketF68764A0', 'Logs6819BB44']],
  ['AWS::KMS::Key', ['ApplicationKeyB8421629']],
])('the ids of every %s stay, because another id is another resource', (type, ids) => {
  expect(Object.keys(prod().findResources(type)).sort()).toEqual(ids);
});

describe.each(everyEnvironment('storage'))('in %s', (environment) => {
  const { account, region } = findEnvironment(environment);
  const logs = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Logs'), 'Arn'] };

  test.each([
    [
      'load balancers of the account and region',
      {
        Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
        Resource: { 'Fn::Join': ['', [logs, `/load-balancers/AWSLogs/${account}/*`]] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/*` },
        },
      },
    ],
    [
      'buckets of the environment',
      {
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Resource: { 'Fn::Join': ['', [logs, '/buckets/*']] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${APPLICATION}-${environment}-*` },
        },
      },
    ],
  ])('logs of %s are taken, below a prefix of their own', (_, statement) => {
    layerTemplate(app, environment).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Action: 's3:PutObject', ...statement }),
        ]),
      },
    });
  });
});
