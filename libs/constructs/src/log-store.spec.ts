import { ProbeStack } from '@hipaa-cdk/testing';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { LogStore, type LogStoreProps } from './log-store';
import { expectLogsUseKey } from './testing/own-log-groups';

function storeWith(props: Partial<LogStoreProps>, fill: (store: LogStore) => void): Template {
  const stack = new ProbeStack();
  fill(new LogStore(stack, 'Logs', { retentionDays: 90, removalPolicy: RemovalPolicy.RETAIN, ...props }));
  return Template.fromStack(stack);
}

const place = { account: '111111111111', region: 'us-east-1' };

test('a group is encrypted with the key, and kept as long as it is asked to', () => {
  storeWith({}, (store) => store.addGroup('Events')).hasResource('AWS::Logs::LogGroup', {
    Properties: {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
      RetentionInDays: 90,
      LogGroupName: Match.absent(),
    },
    DeletionPolicy: 'Retain',
  });
});

test('a group has the name that a service demands', () => {
  storeWith({}, (store) => store.addGroup('Firewall', 'aws-waf-logs-x')).hasResourceProperties(
    'AWS::Logs::LogGroup',
    { LogGroupName: 'aws-waf-logs-x' },
  );
});

test('CloudWatch Logs uses the key for the groups of this stack and no other', () => {
  expectLogsUseKey(
    storeWith({}, () => undefined),
    { ...place, prefixes: ['hipaa-test-probe-'] },
  );
});

test('CloudWatch Logs uses the key for groups with the further prefixes as well', () => {
  expectLogsUseKey(
    storeWith({ namePrefixes: ['aws-waf-logs-hipaa'] }, () => undefined),
    { ...place, prefixes: ['hipaa-test-probe-', 'aws-waf-logs-hipaa'] },
  );
});

test.each([
  [undefined, 'logs and failed events of hipaa-test-probe'],
  ['sessions', 'sessions'],
])('with the description %j the key is called %j', (keyDescription, Description) => {
  storeWith({ keyDescription }, () => undefined).hasResourceProperties('AWS::KMS::Key', { Description });
});
