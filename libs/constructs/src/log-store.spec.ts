import { profiles } from '@hipaa-cdk/environments';
import { ProbeStack, placeOf, profiledEnvironment } from '@hipaa-cdk/testing';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { LogStore, type LogStoreProps } from './log-store';
import { expectLogsUseKey } from './testing/own-log-groups';

function storeWith(props: LogStoreProps, fill: (store: LogStore) => void): Template {
  const stack = new ProbeStack(profiledEnvironment('production'));
  fill(new LogStore(stack, 'Logs', props));
  return Template.fromStack(stack);
}

const { account, region, stack } = placeOf('test');
const own = `${stack('probe')}-`;

test('a group is encrypted with the key, and kept as long as the profile says', () => {
  storeWith({}, (store) => store.addGroup('Events')).hasResource('AWS::Logs::LogGroup', {
    Properties: {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
      RetentionInDays: profiles.production.logRetentionDays,
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
    { account, region, prefixes: [own] },
  );
});

test('CloudWatch Logs uses the key for groups with the further prefixes as well', () => {
  expectLogsUseKey(
    storeWith({ namePrefixes: ['aws-waf-logs-x'] }, () => undefined),
    { account, region, prefixes: [own, 'aws-waf-logs-x'] },
  );
});

test.each([
  [undefined, `logs and failed events of ${stack('probe')}`],
  ['sessions', 'sessions'],
])('with the description %j the key is called %j', (keyDescription, Description) => {
  storeWith({ keyDescription }, () => undefined).hasResourceProperties('AWS::KMS::Key', { Description });
});
