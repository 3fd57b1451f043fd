import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';
import { keyStatements, named } from '../testing/test-settings';
import { trailSelectors } from './trail';

const TRAIL = 'AWS::CloudTrail::Trail';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);
  const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/${APPLICATION}-account-audit-trail`;

  test('the trail records, in all regions and where there is no region', () => {
    template().hasResourceProperties(TRAIL, {
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
    });
  });

  test('the trail is encrypted with our key, and signed so that a change shows', () => {
    template().hasResourceProperties(TRAIL, {
      EnableLogFileValidation: true,
      KMSKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsLogsKey'), 'Arn'] },
    });
  });

  test('the trail has the name that the policies know', () => {
    template().hasResourceProperties(TRAIL, { TrailName: `${APPLICATION}-account-audit-trail` });
  });

  test('the trail comes after the policies that let it write', () => {
    template().hasResource(TRAIL, {
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^RecordsTrailRoleWrite'),
        Match.stringLikeRegexp('^RecordsTrailsPolicy'),
      ]),
    });
  });

  test('CloudTrail makes data keys for this trail, and decrypts nothing', () => {
    expect(named(keyStatements(template(), 'trail'), 'TrailOfThisStack')).toEqual({
      Sid: 'TrailOfThisStack',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:SourceArn': trailArn },
        StringLikeIfExists: {
          'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${account}:trail/*`,
        },
      },
    });
  });

  test('the role of the trail is for CloudTrail, and writes to one group', () => {
    template().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
          },
        ],
      },
    });
    template().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsLogsTrail'), 'Arn'] },
          },
        ],
      },
    });
  });

  test('there is no other role, and no policy inside one', () => {
    template().resourceCountIs('AWS::IAM::Role', 1);
    template().resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    template().resourceCountIs('AWS::IAM::Policy', 0);
  });
});

const [management, objects, tampering, ...others] = trailSelectors({
  partition: 'aws',
  application: `${APPLICATION}-`,
  logBuckets: [`${APPLICATION}-account-audit-`, `${APPLICATION}-prod-storage-logs`],
});
const logs = [`arn:aws:s3:::${APPLICATION}-account-audit-`, `arn:aws:s3:::${APPLICATION}-prod-storage-logs`];
const data = [
  { field: 'eventCategory', equalTo: ['Data'] },
  { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
];

test('every management event is recorded, whatever it does', () => {
  expect(management?.fieldSelectors).toEqual([{ field: 'eventCategory', equalTo: ['Management'] }]);
});

test('reading and writing objects of the application is recorded, except in buckets that only take logs', () => {
  expect(objects?.fieldSelectors).toEqual([
    ...data,
    { field: 'resources.ARN', startsWith: [`arn:aws:s3:::${APPLICATION}-`], notStartsWith: logs },
  ]);
});

test('in buckets that take logs, what a delivery never does is recorded', () => {
  expect(tampering?.fieldSelectors).toEqual([
    ...data,
    { field: 'resources.ARN', startsWith: logs },
    {
      field: 'eventName',
      equalTo: ['DeleteObject', 'DeleteObjects', 'PutObjectRetention', 'PutObjectLegalHold'],
    },
  ]);
});

test('nothing else is recorded and paid for', () => {
  expect(others).toEqual([]);
});

test('no delivery of a log is itself recorded, or the trail would record its own files without end', () => {
  expect(JSON.stringify(tampering)).not.toContain('PutObject"');
});

test('the trail has the selectors of its account', () => {
  layerTemplate(app, 'test').hasResourceProperties('AWS::CloudTrail::Trail', {
    AdvancedEventSelectors: [
      { Name: 'Management' },
      {
        Name: 'ApplicationObjects',
        FieldSelectors: [
          {},
          {},
          {
            StartsWith: [`arn:aws:s3:::${APPLICATION}-`],
            NotStartsWith: [
              `arn:aws:s3:::${APPLICATION}-account-audit-`,
              `arn:aws:s3:::${APPLICATION}-dev-storage-logs`,
              `arn:aws:s3:::${APPLICATION}-test-storage-logs`,
            ],
          },
        ],
      },
      { Name: 'LogTampering' },
    ],
  });
});
