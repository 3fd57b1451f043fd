import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';
import { bucketStatements, keyStatements, named } from '../testing/test-settings';

const BUCKET = 'AWS::S3::Bucket';
const TRAILS = 'RecordsTrails';
const HISTORY = 'RecordsHistory';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);
  const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/${APPLICATION}-account-audit-trail`;
  const below = (bucket: string, path: string) => ({
    'Fn::Join': [
      '',
      [{ 'Fn::GetAtt': [expect.stringContaining(bucket), 'Arn'] }, `/AWSLogs/${account}/${path}`],
    ],
  });

  test('this trail alone writes into its bucket, and hands over what it writes', () => {
    expect(named(bucketStatements(template(), TRAILS), 'WriteRecords')).toMatchObject({
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: below(TRAILS, '*'),
      Condition: {
        StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    });
  });

  test('this trail alone looks at its bucket', () => {
    expect(named(bucketStatements(template(), TRAILS), 'LookAtBucket')).toMatchObject({
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:GetBucketAcl',
      Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
    });
  });

  test('AWS Config writes for this account alone, and hands over what it writes', () => {
    expect(named(bucketStatements(template(), HISTORY), 'WriteRecords')).toMatchObject({
      Effect: 'Allow',
      Principal: { Service: 'config.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: below(HISTORY, 'Config/*'),
      Condition: {
        StringEquals: { 'aws:SourceAccount': account, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    });
  });

  test('AWS Config looks at its bucket for this account alone', () => {
    expect(named(bucketStatements(template(), HISTORY), 'LookAtBucket')).toMatchObject({
      Principal: { Service: 'config.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    });
  });

  test('AWS Config uses the key for this account alone', () => {
    expect(named(keyStatements(template(), 'trail'), 'ConfigOfThisAccount')).toEqual({
      Sid: 'ConfigOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: 'config.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    });
  });

  test.each([
    [TRAILS, 'trails/'],
    [HISTORY, 'history/'],
  ])('S3 delivers the access logs of %s, below %s, and no others', (bucket, prefix) => {
    expect(bucketStatements(template(), 'RecordsAccessLogs')).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: {
        'Fn::Join': [
          '',
          [{ 'Fn::GetAtt': [expect.stringMatching(/^RecordsAccessLogs/), 'Arn'] }, `/${prefix}*`],
        ],
      },
      Condition: {
        ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringContaining(bucket), 'Arn'] } },
        StringEquals: { 'aws:SourceAccount': account },
      },
    });
  });

  test.each([TRAILS, HISTORY])('%s refuses connections without TLS, or with an old one', (bucket) => {
    const denied = bucketStatements(template(), bucket).filter(({ Effect }) => Effect === 'Deny');
    expect(denied).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        expect.objectContaining({ Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
      ]),
    );
  });

  test.each([
    ['trails/', TRAILS],
    ['history/', HISTORY],
  ])(
    'records below %s are encrypted with our key, versioned, private, and their access is logged',
    (prefix) => {
      template().hasResourceProperties(BUCKET, {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            Match.objectLike({
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsLogsKey'), 'Arn'] },
              },
            }),
          ],
        },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
        LoggingConfiguration: { LogFilePrefix: prefix },
      });
    },
  );
});

describe('in production', () => {
  const template = layerTemplate(app, 'prod');

  test.each([TRAILS, HISTORY, 'RecordsAccessLogs'])('nobody deletes what is in %s', (bucket) => {
    expect(named(bucketStatements(template, bucket), 'DenyDeletion')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: expect.arrayContaining(['s3:DeleteObject', 's3:DeleteObjectVersion']),
    });
  });

  test('nobody goes around the lock of the trail', () => {
    expect(named(bucketStatements(template, TRAILS), 'DenyDeletion')?.Action).toContain(
      's3:BypassGovernanceRetention',
    );
  });

  test('records are kept for six years, and outlive the stack', () => {
    template.allResourcesProperties(BUCKET, {
      LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 2192 })]) },
    });
    template.allResources(BUCKET, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test.each([
    ['governance', 'GOVERNANCE'],
    ['compliance', 'COMPLIANCE'],
  ] as const)('a trail that is locked by %s is locked for as long as it is kept', (mode, Mode) => {
    layerTemplate(app, 'prod', {
      trailLock: { mode, reason: 'a reason that is long enough to be read' },
    }).hasResourceProperties(BUCKET, {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode, Days: 2192 } } },
    });
  });

  test('only the trail is locked: neither access logs nor AWS Config are delivered into a locked bucket', () => {
    expect(Object.keys(template.findResources(BUCKET, { Properties: { ObjectLockEnabled: true } }))).toEqual([
      expect.stringMatching(/^RecordsTrails/),
    ]);
  });
});

describe('where accounts come and go', () => {
  const template = layerTemplate(app, 'test');

  test('nothing is locked, or the account could not be cleared', () => {
    expect(template.findResources(BUCKET, { Properties: { ObjectLockEnabled: true } })).toEqual({});
    expect(named(bucketStatements(template, TRAILS), 'DenyDeletion')).toBeUndefined();
  });

  test('records are kept for a month, and go with the stack', () => {
    template.allResourcesProperties(BUCKET, {
      LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 30 })]) },
    });
    template.allResources(BUCKET, { DeletionPolicy: 'Delete' });
  });
});
