import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const BUCKET = 'AWS::S3::Bucket';
const keyArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationKey'), 'Arn'] };
const encryption = (rule: object) => ({
  BucketEncryption: { ServerSideEncryptionConfiguration: [Match.objectLike(rule)] },
});

describe.each(everyEnvironment('storage'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('objects are encrypted with the key of the layer', () => {
    template().hasResourceProperties(
      BUCKET,
      encryption({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn } }),
    );
  });

  test('one data key serves many objects', () => {
    template().hasResourceProperties(BUCKET, encryption({ BucketKeyEnabled: true }));
  });

  test('keys that only the uploader has are refused', () => {
    template().hasResourceProperties(
      BUCKET,
      encryption({ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }),
    );
  });

  test('the key rotates', () => {
    template().allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('only identities of the account are given the key', () => {
    const [key] = Object.values(template().findResources('AWS::KMS::Key'));
    const { Statement } = key?.['Properties'].KeyPolicy as {
      Statement: { Effect: string; Principal: object }[];
    };
    expect(Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Principal }) => Principal)).toEqual([
      { AWS: expect.stringMatching(/^arn:aws:iam::\d{12}:root$/) as string },
    ]);
  });

  test('access is logged into the log bucket', () => {
    template().hasResourceProperties(BUCKET, {
      LoggingConfiguration: {
        DestinationBucketName: { Ref: Match.stringLikeRegexp('^Logs') },
        LogFilePrefix: 'application/',
      },
    });
  });

  test('object events go to the event bus', () => {
    template().hasResourceProperties(BUCKET, {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });

  test('no page of any origin may reach objects from a browser', () => {
    template().allResourcesProperties(BUCKET, { CorsConfiguration: Match.absent() });
  });

  test('objects are not locked', () => {
    template().allResourcesProperties(BUCKET, { ObjectLockEnabled: Match.absent() });
  });

  test('objects are not replicated', () => {
    template().allResourcesProperties(BUCKET, { ReplicationConfiguration: Match.absent() });
  });
});

test.each(['governance', 'compliance'] as const)(
  'an object lock in %s mode holds every new object',
  (mode) => {
    layerTemplate(app, 'prod', { objectLock: { mode, days: 400 } }).hasResourceProperties(BUCKET, {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: mode.toUpperCase(), Days: 400 } },
      },
    });
  },
);

test('the log bucket is never locked, or S3 would refuse to deliver logs', () => {
  const template = layerTemplate(app, 'prod', { objectLock: { mode: 'compliance', days: 1 } });
  expect(
    Object.keys(template.findResources(BUCKET, { Properties: { ObjectLockEnabled: true } })),
  ).toHaveLength(1);
});

test('origins in the settings reach the bucket', () => {
  const origin = 'https://app.example.org';
  layerTemplate(app, 'prod', { corsOrigins: [origin] }).hasResourceProperties(BUCKET, {
    CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedOrigins: [origin] })] },
  });
});
