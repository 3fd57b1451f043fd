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

  test.each([
    ['Build', 's3:PutObject'],
    ['Deploy', 's3:GetObject'],
  ])('the role of a %s may %s below the prefix, and nothing else in the bucket', (project, action) => {
    expect(statementNamed(statementsOf(template(), `${project}Role`), 'Artefacts')).toMatchObject({
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
      ]),
    },
  });
});
