import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION, placeOf, testEnvironment } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';
import { logBucketPrefixes } from './records';

const inProd = placeOf('prod');
const inTest = placeOf('test');

const RECORDER = 'AWS::Config::ConfigurationRecorder';
const CHANNEL = 'AWS::Config::DeliveryChannel';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('every type of resource is recorded, and what is in no region', () => {
    template().hasResourceProperties(RECORDER, {
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
    });
  });

  test('AWS Config takes the role that AWS keeps for it', () => {
    const { account } = findEnvironment(environment);
    template().hasResourceProperties(RECORDER, {
      RoleARN: `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    });
  });

  test('what is recorded is delivered to its bucket, encrypted with our key', () => {
    template().hasResourceProperties(CHANNEL, {
      S3BucketName: { Ref: Match.stringLikeRegexp('^RecordsHistory') },
      S3KmsKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RecordsLogsKey'), 'Arn'] },
    });
  });

  test('neither part waits for the other, or both would wait for ever', () => {
    const dependencies = [RECORDER, CHANNEL]
      .flatMap((type) => Object.values(template().findResources(type)))
      .flatMap((part) => (part as { DependsOn?: string[] }).DependsOn ?? []);
    expect(dependencies.filter((id) => id.startsWith('RecordsRecorder'))).toEqual([]);
  });

  test('both come after the policy that lets AWS Config write', () => {
    for (const type of [RECORDER, CHANNEL]) {
      template().hasResource(type, {
        DependsOn: Match.arrayWith([Match.stringLikeRegexp('^RecordsHistoryPolicy')]),
      });
    }
  });
});

describe('in a further region of an account', () => {
  const template = layerTemplate(app, testEnvironment('prod', { region: inProd.otherRegion }));

  test('there is no second trail: the one at home records all regions, and AWS bills a second copy', () => {
    template.resourceCountIs('AWS::CloudTrail::Trail', 0);
  });

  test('nothing watches a trail that is not there, and nothing is published of it', () => {
    template.resourceCountIs('AWS::Logs::MetricFilter', 0);
    template.resourceCountIs('AWS::Logs::QueryDefinition', 0);
    expect(
      Object.values(template.findResources('AWS::SSM::Parameter')).filter(({ Properties }) =>
        /\/trail/.test(String(Properties.Name)),
      ),
    ).toEqual([]);
  });

  test('roles, users and what else is in no region are recorded at home only', () => {
    template.hasResourceProperties(RECORDER, {
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: false },
    });
  });

  test('what the region itself finds and backs up is told there', () => {
    template.resourceCountIs('AWS::GuardDuty::Detector', 1);
    template.resourceCountIs('AWS::SNS::Topic', 1);
    template.resourceCountIs('AWS::Backup::BackupVault', 1);
  });
});

describe('where a landing zone has brought a recorder', () => {
  const template = layerTemplate(app, 'prod', {
    recorder: { elsewhere: 'Control Tower records this account since 2026' },
  });

  test.each([RECORDER, CHANNEL])('there is no %s, of which an account takes one', (type) => {
    template.resourceCountIs(type, 0);
  });

  test('there is no bucket for a history that goes elsewhere', () => {
    template.resourceCountIs('AWS::S3::Bucket', 2);
  });

  test('rules are judged all the same', () => {
    template.resourceCountIs('AWS::Config::ConformancePack', 1);
  });
});

const all = [
  { name: 'dev', account: inTest.account },
  { name: 'test', account: inTest.account },
  { name: 'prod', account: inProd.account },
];

test('every environment of the account has its log buckets, and the layer has its own', () => {
  expect(
    logBucketPrefixes(
      {
        stackName: `${APPLICATION}-account-audit`,
        account: inTest.account,
        suffixes: ['storage-logs', 'web-logs'],
      },
      all,
    ),
  ).toEqual([
    `${APPLICATION}-account-audit-`,
    `${APPLICATION}-dev-storage-logs`,
    `${APPLICATION}-dev-web-logs`,
    `${APPLICATION}-test-storage-logs`,
    `${APPLICATION}-test-web-logs`,
  ]);
});

test('another account is another matter', () => {
  expect(
    logBucketPrefixes({ stackName: 's', account: inProd.account, suffixes: ['storage-logs'] }, all),
  ).toEqual(['s-', `${APPLICATION}-prod-storage-logs`]);
});
