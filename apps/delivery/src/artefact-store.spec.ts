import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { statementNamed, statementsOf } from './testing/policies';

const BUCKET = 'AWS::S3::Bucket';
const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] };

describe.each(everyEnvironment('delivery'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('what was built is encrypted with the key of the layer', () => {
    template().hasResourceProperties(BUCKET, {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key },
          },
        ],
      },
    });
  });

  test('who fetches it is logged', () => {
    template().hasResourceProperties(BUCKET, {
      LoggingConfiguration: {
        DestinationBucketName: { Ref: Match.stringLikeRegexp('^ArtefactsAccessLogs') },
        LogFilePrefix: 'artefacts/',
      },
    });
  });

  test('what happens to it goes to the event bus', () => {
    template().hasResourceProperties(BUCKET, {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });

  test('access logs expire with the other logs of the account, and their markers in a rule of its own', () => {
    const { logRetentionDays: ExpirationInDays } = findEnvironment(environment).profile;
    template().hasResourceProperties(BUCKET, {
      LoggingConfiguration: Match.absent(),
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ ExpirationInDays }),
          { Id: 'DropEmptyMarkers', Status: 'Enabled', ExpiredObjectDeleteMarker: true },
        ],
      },
    });
  });

  test('S3 delivers the access logs of what was built and of evidence, each below its prefix, and nobody anything else', () => {
    const policies = Object.entries(template().findResources('AWS::S3::BucketPolicy'));
    const allowed = policies
      .filter(([id]) => id.startsWith('ArtefactsAccessLogs'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as { Effect: string }[])
      .filter(({ Effect }) => Effect === 'Allow');
    const delivery = (bucket: RegExp, prefix: string): object => ({
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: {
        'Fn::Join': [
          '',
          [{ 'Fn::GetAtt': [expect.stringMatching(/^ArtefactsAccessLogs/), 'Arn'] }, `/${prefix}/*`],
        ],
      },
      Condition: {
        ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(bucket), 'Arn'] } },
        StringEquals: { 'aws:SourceAccount': findEnvironment(environment).account },
      },
    });
    expect(allowed).toEqual([
      delivery(/^ArtefactsBucket/, 'artefacts'),
      delivery(/^EvidenceBucket/, 'evidence'),
    ]);
  });

  test.each([
    ['BuildRole', 's3:PutObject'],
    ['Deploy', 's3:GetObject'],
  ])('the role %s may %s below the prefix, and nothing else in the bucket', (role, action) => {
    expect(statementNamed(statementsOf(template(), role), 'Artefacts')).toMatchObject({
      Action: action,
      Resource: {
        'Fn::Join': [
          '',
          [{ 'Fn::GetAtt': [expect.stringMatching(/^ArtefactsBucket/), 'Arn'] }, '/artefacts/*'],
        ],
      },
    });
  });
});

test('what was built expires after the days of the settings', () => {
  layerTemplate(app, 'test', { artefactDays: 44 }).hasResourceProperties(BUCKET, {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ ExpirationInDays: 44, NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        { Id: 'DropEmptyMarkers', Status: 'Enabled', ExpiredObjectDeleteMarker: true },
      ]),
    },
  });
});

test('nobody deletes an access log where data outlive the stack', () => {
  layerTemplate(app, 'prod').hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: Match.arrayWith(['s3:DeleteObject']),
          Resource: Match.objectLike({
            'Fn::Join': [
              '',
              [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^ArtefactsAccessLogs'), 'Arn'] }, '/*'],
            ],
          }),
        }),
      ]),
    },
  });
});
