import { everyEnvironment, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { Duration } from 'aws-cdk-lib';
import { app } from './main';
import { lifecycleRules, corsRules } from './application-bucket';

const inProd = placeOf('prod');

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

const rule = (
  id: string,
  noncurrentVersions: { infrequentAccessAfterDays?: number; expireAfterDays: number },
) =>
  lifecycleRules({ unfinishedUploadDays: 5, noncurrentVersions, corsOrigins: [] }).find(
    (each) => each.id === id,
  );

test('an unfinished upload is given up after the days of the settings', () => {
  expect(
    rule('AbortUnfinishedUploads', { expireAfterDays: 60 })?.abortIncompleteMultipartUploadAfter,
  ).toEqual(Duration.days(5));
});

test('an old version expires after the days of the settings', () => {
  expect(rule('ClearOldVersions', { expireAfterDays: 60 })?.noncurrentVersionExpiration).toEqual(
    Duration.days(60),
  );
});

test('an old version moves to infrequent access first where the settings say when', () => {
  const moves = rule('ClearOldVersions', { infrequentAccessAfterDays: 45, expireAfterDays: 60 });
  expect(moves?.noncurrentVersionTransitions).toEqual([
    expect.objectContaining({ storageClass: { value: 'STANDARD_IA' }, transitionAfter: Duration.days(45) }),
  ]);
});

test('an old version stays in its class where the settings name no days', () => {
  expect(rule('ClearOldVersions', { expireAfterDays: 60 })?.noncurrentVersionTransitions).toBeUndefined();
});

test('a marker without versions behind it is cleared', () => {
  expect(rule('ClearOldVersions', { expireAfterDays: 60 })?.expiredObjectDeleteMarker).toBe(true);
});

test('a current version never expires', () => {
  const rules = lifecycleRules({
    unfinishedUploadDays: 5,
    noncurrentVersions: { expireAfterDays: 60 },
    corsOrigins: [],
  });
  expect(rules.filter((each) => each.expiration ?? each.expirationDate)).toEqual([]);
});

describe('cors rules', () => {
  const [rule] = corsRules(['https://app.example.org', 'https://www.example.org']) ?? [];

  test('without origins there is no rule at all', () => {
    expect(corsRules([])).toBeUndefined();
  });

  test('the origins are those of the settings, one by one', () => {
    expect(rule?.allowedOrigins).toEqual(['https://app.example.org', 'https://www.example.org']);
  });

  test('a page may read and upload, and cannot delete', () => {
    expect(rule?.allowedMethods).toEqual(['GET', 'HEAD', 'PUT', 'POST']);
  });

  test('a page may not send just any header', () => {
    expect(rule?.allowedHeaders).not.toContain('*');
  });
});

type Headers = Readonly<Record<string, string>>;
interface Statement {
  readonly Sid?: string;
  readonly Condition: { readonly Null: Headers; readonly StringNotEquals: Readonly<Record<string, unknown>> };
}

const OWN_KEY = `arn:aws:kms:${inProd.region}:${inProd.account}:key/own`;
const ENCRYPTION = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

const template = layerTemplate(app, 'prod');
const statement = Object.values(template.findResources('AWS::S3::BucketPolicy'))
  .flatMap((policy) => policy['Properties'].PolicyDocument.Statement as Statement[])
  .find(({ Sid }) => Sid === 'DenyForeignEncryption');

/** The two operators as IAM reads them: a missing key is null, and is not equal to anything. */
function isDenied(headers: Headers): boolean {
  if (!statement) return false;
  const { Null, StringNotEquals } = statement.Condition;
  const nulls = Object.entries(Null).every(([key, expected]) => String(!(key in headers)) === expected);
  return nulls && Object.keys(StringNotEquals).every((key) => headers[key] !== OWN_KEY);
}

test('the denial compares with the key of the bucket', () => {
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Sid: 'DenyForeignEncryption',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:PutObject',
          Condition: {
            Null: { [ENCRYPTION]: 'false' },
            StringNotEquals: {
              [KEY_ID]: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationKey'), 'Arn'] },
            },
          },
        }),
      ]),
    },
  });
});

test.each<[string, Headers]>([
  ['that asks for nothing and gets the default', {}],
  ['that names the key of the bucket', { [ENCRYPTION]: 'aws:kms', [KEY_ID]: OWN_KEY }],
  ['that asks for two layers of it', { [ENCRYPTION]: 'aws:kms:dsse', [KEY_ID]: OWN_KEY }],
])('an upload %s passes', (_, headers) => {
  expect(isDenied(headers)).toBe(false);
});

test.each<[string, Headers]>([
  [
    'another key',
    { [ENCRYPTION]: 'aws:kms', [KEY_ID]: `arn:aws:kms:${inProd.region}:${inProd.account}:key/other` },
  ],
  ['whatever key the account has by default', { [ENCRYPTION]: 'aws:kms' }],
  ['the keys of S3', { [ENCRYPTION]: 'AES256' }],
])('an upload that asks for %s is denied', (_, headers) => {
  expect(isDenied(headers)).toBe(true);
});
