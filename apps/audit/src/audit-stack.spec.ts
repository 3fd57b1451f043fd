import { keyStatementOfAlarms, keyStatementOfLogs } from '@hipaa-cdk/constructs/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { keyStatements } from './testing/test-settings';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const stack = { ...findEnvironment(environment), stackName: `${APPLICATION}-account-audit` };

  test.each([
    ['trailBucketName', { Ref: Match.stringLikeRegexp('^RecordsTrails') }],
    ['trailLogGroupName', { Ref: Match.stringLikeRegexp('^RecordsLogsTrail') }],
    ['recordsKeyArn', { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsLogsKey'), 'Arn'] }],
    ['alarmTopicArn', { Ref: Match.stringLikeRegexp('^AlarmTopic') }],
    ['sessionKeyArn', { 'Fn::GetAtt': [Match.stringLikeRegexp('^SessionsKey'), 'Arn'] }],
    ['sessionLogGroupName', { Ref: Match.stringLikeRegexp('^RecordsLogsSessions') }],
    ['backupVaultName', { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupsVault'), 'BackupVaultName'] }],
    ['backupPlanId', { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupsPlan'), 'BackupPlanId'] }],
  ])('%s is published for the whole account', (entry, Value) => {
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/account/audit/${entry}`,
      Value,
    });
  });

  test('log groups are encrypted with the key of the records', () => {
    template().resourceCountIs('AWS::Logs::LogGroup', 2);
    template().allResourcesProperties('AWS::Logs::LogGroup', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsLogsKey'), 'Arn'] },
    });
  });

  test('CloudWatch Logs uses that key for the groups of this stack alone', () => {
    expect(keyStatements(template(), 'trail')).toContainEqual(
      expect.objectContaining(keyStatementOfLogs({ ...stack, prefixes: [`${APPLICATION}-account-audit-`] })),
    );
  });

  test('alarms of this stack send to the topic with that key, and those of no other', () => {
    expect(keyStatements(template(), 'trail')).toContainEqual(keyStatementOfAlarms(stack));
  });

  test('the topic is encrypted with the key of the records, and closed to plain connections', () => {
    template().hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsLogsKey'), 'Arn'] },
    });
    template().hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  test('there are three keys, each for whoever may see what it encrypts', () => {
    template().resourceCountIs('AWS::KMS::Key', 3);
  });
});

test('everybody in the settings gets the mail', () => {
  const template = layerTemplate(app, 'test', { alarmEmails: ['one@example.com', 'two@example.com'] });
  for (const Endpoint of ['one@example.com', 'two@example.com']) {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint });
  }
});

test('the accounts of dev and test are one, and so is their watch', () => {
  expect(layerTemplate(app, 'dev').toJSON()).toEqual(layerTemplate(app, 'test').toJSON());
});

test('production keeps its logs for six years, and its keys', () => {
  const template = layerTemplate(app, 'prod');
  template.allResources('AWS::Logs::LogGroup', {
    Properties: { RetentionInDays: 2192 },
    DeletionPolicy: 'Retain',
  });
  template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain' });
});

test('where accounts come and go, logs are kept for a month', () => {
  layerTemplate(app, 'test').allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});
