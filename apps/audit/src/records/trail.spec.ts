import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';
import { keyStatements, named } from '../testing/policy-statements';

const TRAIL = 'AWS::CloudTrail::Trail';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);
  const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/hipaa-account-audit-trail`;

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
    template().hasResourceProperties(TRAIL, { TrailName: 'hipaa-account-audit-trail' });
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
