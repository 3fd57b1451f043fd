import { ProbeStack, brokenTemplate } from '@hipaa-cdk/testing';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LogStore } from '../log-store';
import { expectLogsUseKey } from './own-log-groups';

const own = { account: '111111111111', region: 'us-east-1', prefixes: ['hipaa-test-probe-'] };

function sound(): Template {
  const probe = new ProbeStack();
  new LogStore(probe, 'Logs', { retentionDays: 90, removalPolicy: RemovalPolicy.RETAIN });
  return Template.fromStack(probe);
}

test('a key as the library makes it is taken', () => {
  expect(() => expectLogsUseKey(sound(), own)).not.toThrow();
});

test.each([
  ['groups of every stack use it', 'log-group:hipaa-test-probe-*', 'log-group:*'],
  ['groups of another account use it', 'us-east-1:111111111111:log-group', 'us-east-1:2:log-group'],
  ['groups of another region use it', 'logs:us-east-1:', 'logs:us-west-2:'],
  ['another service uses it', 'logs.us-east-1.amazonaws.com', 'events.amazonaws.com'],
  ['more is allowed', '"kms:DescribeKey",', '"kms:CreateGrant","kms:DescribeKey",'],
  ['nothing could be read again', '"kms:Decrypt",', ''],
  ['no condition is left', /"Condition":\{"ArnLike":\{"kms:EncryptionContext.*?\}\},/g, ''],
])('a key is refused where %s', (_, from, to) => {
  expect(() => expectLogsUseKey(brokenTemplate(sound(), from, to), own)).toThrow();
});

test('a key is refused that is not the one meant', () => {
  expect(() => expectLogsUseKey(sound(), own, { Description: 'another' })).toThrow();
});
