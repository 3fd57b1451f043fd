import { ProbeStack, brokenTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Template } from 'aws-cdk-lib/assertions';
import { AlarmTopic } from '../alarms';
import { expectAlarmsUseKey, expectOnlyAlarmsPublish } from './own-alarms';

const inTest = placeOf('test');

const stack = { stackName: `${APPLICATION}-test-probe`, account: inTest.account, region: inTest.region };

function sound(): Template {
  const probe = new ProbeStack();
  new AlarmTopic(probe, 'AlarmTopic', { emails: [], about: 'probe' });
  return Template.fromStack(probe);
}

test('a topic as the library makes it is taken', () => {
  expect(() => {
    expectOnlyAlarmsPublish(sound(), stack);
    expectAlarmsUseKey(sound(), stack);
  }).not.toThrow();
});

test.each([
  ['plain connections are taken', '"aws:SecureTransport":"false"', '"aws:SecureTransport":"true"'],
  ['alarms of every stack publish', `alarm:${APPLICATION}-test-probe-*`, 'alarm:*'],
  ['alarms of another account publish', `"aws:SourceAccount":"${inTest.account}"`, '"aws:SourceAccount":"2"'],
  ['another service publishes', 'cloudwatch.amazonaws.com', 'events.amazonaws.com'],
  ['publishing is not all that is allowed', '"sns:Publish","Effect":"Allow"', '"sns:*","Effect":"Allow"'],
  ['no condition is left', /"Condition":\{"StringEquals":.*?\}\},/g, ''],
  ['somebody else publishes too', '"Statement":[', '"Statement":[{"Effect":"Allow","Principal":"*"},'],
  ['the policy is on another topic', /"Topics":\[.*?\]/g, '"Topics":["arn:of-another"]'],
])('a topic is refused where %s', (_, from, to) => {
  expect(() => expectOnlyAlarmsPublish(brokenTemplate(sound(), from, to), stack)).toThrow();
});

test.each([
  ['alarms of every stack use it', `alarm:${APPLICATION}-test-probe-*`, 'alarm:*'],
  ['alarms of another account use it', `"aws:SourceAccount":"${inTest.account}"`, '"aws:SourceAccount":"2"'],
  ['another service uses it', 'cloudwatch.amazonaws.com', 'events.amazonaws.com'],
  ['messages would be lost', '"kms:Decrypt",', ''],
  ['more is allowed', '"kms:GenerateDataKey*"', '"kms:*"'],
])('a key is refused where %s', (_, from, to) => {
  expect(() => expectAlarmsUseKey(brokenTemplate(sound(), from, to), stack)).toThrow();
});

test('a key is refused that is not the one meant', () => {
  expect(() => expectAlarmsUseKey(sound(), stack, { Description: 'another' })).toThrow();
});
