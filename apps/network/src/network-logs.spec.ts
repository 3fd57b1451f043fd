import { expectLogsUseKey } from '@hipaa-cdk/constructs/testing';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('network'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('the key is rotated', () => {
    template().allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('every log group is encrypted with the key', () => {
    template().resourceCountIs('AWS::Logs::LogGroup', 2);
    template().allResourcesProperties('AWS::Logs::LogGroup', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
    });
  });

  test('CloudWatch Logs may use the key for the groups of this stack only', () => {
    expectLogsUseKey(template(), {
      ...testEnvironment(environment),
      prefixes: [`${APPLICATION}-${environment}-network-`],
    });
  });
});

test('production keeps logs for six years, and keeps them and their key when they leave the stack', () => {
  const template = layerTemplate(app, 'prod');
  template.allResources('AWS::Logs::LogGroup', {
    Properties: { RetentionInDays: 2192 },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
  template.allResources('AWS::KMS::Key', {
    Properties: { PendingWindowInDays: 30 },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('economy keeps logs for a month and leaves nothing behind', () => {
  const template = layerTemplate(app, 'test');
  template.allResources('AWS::Logs::LogGroup', {
    Properties: { RetentionInDays: 30 },
    DeletionPolicy: 'Delete',
  });
  template.allResources('AWS::KMS::Key', {
    Properties: { PendingWindowInDays: 7 },
    DeletionPolicy: 'Delete',
  });
});
