import { expectLogsUseKey } from '@hipaa-cdk/log-store/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { engines } from './engines';
import { app } from './main';

const KEY = { Description: 'Encrypts the logs of the database and the messages of its alarms' };

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { profile, account, region } = findEnvironment(environment);
  const { engine } = app.settings(findEnvironment(environment));
  const groups = `/aws/rds/cluster/hipaa-${environment}-database/`;

  test('every exported log has a group where RDS writes it', () => {
    const names = Object.values(template().findResources('AWS::Logs::LogGroup')).map(
      (group) => (group as { Properties: { LogGroupName: string } }).Properties.LogGroupName,
    );
    expect(names).toEqual(engines[engine].logTypes.map((logType) => `${groups}${logType}`));
  });

  test('the cluster that the groups are named after has that name', () => {
    template().hasResourceProperties('AWS::RDS::DBCluster', {
      DBClusterIdentifier: `hipaa-${environment}-database`,
    });
  });

  test('the cluster comes after its groups, because RDS makes those that are missing', () => {
    const ids = Object.keys(template().findResources('AWS::Logs::LogGroup'));
    template().hasResource('AWS::RDS::DBCluster', {
      DependsOn: Match.arrayWith(ids.sort()),
    });
  });

  test('every group is encrypted with the key of the logs', () => {
    const [keyId] = Object.keys(
      template().findResources('AWS::KMS::Key', {
        Properties: KEY,
      }),
    );
    template().allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] } });
  });

  test('every group keeps its logs as long as the profile says', () => {
    template().allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: profile.logRetentionDays });
  });

  test('CloudWatch Logs may use the key for these groups and no others', () => {
    expectLogsUseKey(template(), { account, region, prefixes: [groups] }, KEY);
  });

  test('no function is needed to set the retention', () => {
    template().resourceCountIs('AWS::Lambda::Function', 0);
    template().resourceCountIs('Custom::LogRetention', 0);
  });
});
