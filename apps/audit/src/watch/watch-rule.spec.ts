import { call, is, isNot, isOneOf, lacks } from './watch-rule';

test.each([
  [is('eventName', 'StopLogging'), '{ $.eventName = "StopLogging" }'],
  [isNot('userIdentity.type', 'Root'), '{ $.userIdentity.type != "Root" }'],
  [lacks('errorCode'), '{ $.errorCode NOT EXISTS }'],
  [isOneOf('eventName', ['A', 'B']), '{ ($.eventName = "A") || ($.eventName = "B") }'],
  [
    call('kms', ['DisableKey', 'EnableKey']),
    '{ ($.eventSource = "kms.amazonaws.com") && (($.eventName = "DisableKey") || ($.eventName = "EnableKey")) }',
  ],
])('a condition is written the way of CloudWatch Logs', ({ logPatternString }, written) => {
  expect(logPatternString).toBe(written);
});
