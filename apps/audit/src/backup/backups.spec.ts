import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';
import { REASON, testSettings } from '../testing/test-settings';

const VAULT = 'AWS::Backup::BackupVault';
const PLAN = 'AWS::Backup::BackupPlan';
const SELECTION = 'AWS::Backup::BackupSelection';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account } = findEnvironment(environment);
  const role = `arn:aws:iam::${account}:role/service-role/AWSBackupDefaultServiceRole`;
  const tags = (key: string, value: string) => [
    { [key]: 'aws:ResourceTag/Application', [value]: APPLICATION },
    { [key]: 'aws:ResourceTag/DataClassification', [value]: 'PHI' },
  ];

  test('recovery points are encrypted with a key of their own', () => {
    const [key] = Object.keys(
      template().findResources('AWS::KMS::Key', {
        Properties: { Description: 'Encrypts recovery points of backups' },
      }),
    );
    template().hasResourceProperties(VAULT, { EncryptionKeyArn: { 'Fn::GetAtt': [key, 'Arn'] } });
  });

  test('nobody deletes a recovery point by hand, or changes how long it is kept', () => {
    template().hasResourceProperties(VAULT, {
      AccessPolicy: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
            Resource: '*',
          },
        ],
      },
    });
  });

  test('backups are made twice a day, and kept for 35 days', () => {
    template().hasResourceProperties(PLAN, {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            ScheduleExpression: 'cron(0 5,17 * * ? *)',
            Lifecycle: { DeleteAfterDays: 35 },
          }),
        ],
      },
    });
  });

  test('backups go into the vault', () => {
    const [vault] = Object.keys(template().findResources(VAULT));
    template().hasResourceProperties(PLAN, {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({ TargetBackupVault: { 'Fn::GetAtt': [vault, 'BackupVaultName'] } }),
        ],
      },
    });
  });

  test('all that holds data is backed up that carries the tags of the application and of patient data', () => {
    template().hasResourceProperties(SELECTION, {
      BackupSelection: {
        SelectionName: 'PHI',
        IamRoleArn: role,
        Resources: [
          'arn:aws:rds:*:*:cluster:*',
          'arn:aws:ec2:*:*:volume/*',
          'arn:aws:dynamodb:*:*:table/*',
          'arn:aws:elasticfilesystem:*:*:file-system/*',
        ],
        Conditions: { StringEquals: tags('ConditionKey', 'ConditionValue') },
      },
    });
  });

  test('the latest recovery point of the week is restored every month', () => {
    const [vault] = Object.keys(template().findResources(VAULT));
    template().hasResourceProperties('AWS::Backup::RestoreTestingPlan', {
      RestoreTestingPlanName: `${APPLICATION}_account_audit_monthly`,
      ScheduleExpression: 'cron(0 7 ? * 1#1 *)',
      RecoveryPointSelection: {
        Algorithm: 'LATEST_WITHIN_WINDOW',
        IncludeVaults: [{ 'Fn::GetAtt': [vault, 'BackupVaultArn'] }],
        SelectionWindowDays: 7,
      },
    });
  });

  test('what is restored is a database with patient data', () => {
    const [plan] = Object.keys(template().findResources('AWS::Backup::RestoreTestingPlan'));
    template().hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
      RestoreTestingPlanName: { Ref: plan },
      ProtectedResourceType: 'Aurora',
      IamRoleArn: role,
      ProtectedResourceConditions: { StringEquals: tags('Key', 'Value') },
    });
  });
});

describe('in production', () => {
  const template = layerTemplate(app, 'prod');
  const silence = { Namespace: 'AWS/Events', MetricName: 'TriggeredRules' };

  test('a recovery point is locked for as long as it is kept', () => {
    template.hasResourceProperties(VAULT, {
      LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: Match.absent() },
    });
  });

  test('the vault outlives the stack', () => {
    template.hasResource(VAULT, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('a day without a completed backup sets off an alarm', () => {
    const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...silence,
      Statistic: 'Sum',
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      Period: 86_400,
      EvaluationPeriods: 1,
      TreatMissingData: 'breaching',
      AlarmActions: [{ Ref: topic }],
    });
  });

  test('the alarm counts what completes', () => {
    const [rule] = Object.keys(
      template.findResources('AWS::Events::Rule', {
        Properties: {
          State: 'ENABLED',
          EventPattern: {
            source: ['aws.backup'],
            'detail-type': ['Backup Job State Change'],
            detail: { state: ['COMPLETED'] },
          },
        },
      }),
    );
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...silence,
      Dimensions: [{ Name: 'RuleName', Value: { Ref: rule } }],
    });
  });
});

test('a lock that nobody can lift can be lifted for three days', () => {
  const { backup } = testSettings();
  layerTemplate(app, 'prod', {
    backup: { ...backup, keepDays: 90, lock: { mode: 'compliance', reason: REASON } },
  }).hasResourceProperties(VAULT, { LockConfiguration: { MinRetentionDays: 90, ChangeableForDays: 3 } });
});

test('where nothing is backed up, silence is no alarm', () => {
  const alarms = layerTemplate(app, 'test').findResources('AWS::CloudWatch::Alarm', {
    Properties: { MetricName: 'TriggeredRules' },
  });
  expect(alarms).toEqual({});
});

test('where accounts come and go, the vault is not locked and goes with its stack', () => {
  const template = layerTemplate(app, 'test');
  template.hasResourceProperties(VAULT, { LockConfiguration: Match.absent() });
  template.hasResource(VAULT, { DeletionPolicy: 'Delete' });
});

test('a restore is told what the settings tell', () => {
  const { backup } = testSettings();
  const restoreMetadata = { dbsubnetgroupname: 'restores' };
  layerTemplate(app, 'prod', { backup: { ...backup, restoreMetadata } }).hasResourceProperties(
    'AWS::Backup::RestoreTestingSelection',
    { RestoreMetadataOverrides: restoreMetadata },
  );
});
