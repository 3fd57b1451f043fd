import { ProbeStack, brokenTemplate, placeOf } from '@hipaa-cdk/testing';
import { Template } from 'aws-cdk-lib/assertions';
import { LogStore } from '../log-store';
import { expectLogsUseKey } from './own-log-groups';

const { account, region, stack } = placeOf('test');
const own = { account, region, prefixes: [`${stack('probe')}-`] };

function sound(): Template {
  const probe = new ProbeStack();
  new LogStore(probe, 'Logs');
  return Template.fromStack(probe);
}

test('a key as the library makes it is taken', () => {
  expect(() => expectLogsUseKey(sound(), own)).not.toThrow();
});

test.each([
  ['groups of every stack use it', `log-group:${own.prefixes[0]}*`, 'log-group:*'],
  ['groups of another account use it', `${region}:${account}:log-group`, `${region}:2:log-group`],
  ['groups of another region use it', `logs:${region}:`, 'logs:xx-west-2:'],
  ['another service uses it', `logs.${region}.amazonaws.com`, 'events.amazonaws.com'],
  ['more is allowed', '"kms:DescribeKey",', '"kms:CreateGrant","kms:DescribeKey",'],
  ['nothing could be read again', '"kms:Decrypt",', ''],
  ['no condition is left', /"Condition":\{"ArnLike":\{"kms:EncryptionContext.*?\}\},/g, ''],
])('a key is refused where %s', (_, from, to) => {
  expect(() => expectLogsUseKey(brokenTemplate(sound(), from, to), own)).toThrow();
});

test('a key is refused that is not the one meant', () => {
  expect(() => expectLogsUseKey(sound(), own, { Description: 'another' })).toThrow();
});
