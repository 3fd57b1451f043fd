import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkAccessLogs } from './beanstalk-access-logs';

const enabled = 'aws:elbv2:loadbalancer/AccessLogsS3Enabled';
const bucket = 'aws:elbv2:loadbalancer/AccessLogsS3Bucket';

test('logs that go into a bucket pass', () => {
  const options = { [enabled]: 'true', [bucket]: { Ref: 'LogBucket' } };
  expect(beanstalkOutcomes(beanstalkAccessLogs, options)).toEqual(['pass Web', 'pass Web']);
});

test('logs that are off fail', () => {
  const options = { [enabled]: 'false', [bucket]: { Ref: 'LogBucket' } };
  expect(beanstalkOutcomes(beanstalkAccessLogs, options)).toEqual(['fail Web', 'pass Web']);
});

test('an environment that says nothing fails', () => {
  expect(beanstalkOutcomes(beanstalkAccessLogs, {})).toEqual(['fail Web', 'fail Web']);
});

test('the logs of a shared load balancer are its own affair', () => {
  const options = { 'aws:elasticbeanstalk:environment/LoadBalancerIsShared': 'true' };
  expect(beanstalkOutcomes(beanstalkAccessLogs, options)).toEqual([]);
});
