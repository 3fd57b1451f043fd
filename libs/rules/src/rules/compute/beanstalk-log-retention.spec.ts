import { beanstalkOutcomes } from '../../testing/beanstalk';
import { syntheticData } from '../../testing/outcomes';
import { beanstalkLogRetention } from './beanstalk-log-retention';

const sound = {
  'aws:elasticbeanstalk:cloudwatch:logs/StreamLogs': 'true',
  'aws:elasticbeanstalk:cloudwatch:logs/DeleteOnTerminate': 'false',
  'aws:elasticbeanstalk:cloudwatch:logs/RetentionInDays': '3653',
};
const week = { 'aws:elasticbeanstalk:cloudwatch:logs/RetentionInDays': '7' };

test('logs that are sent away and kept pass', () => {
  expect(beanstalkOutcomes(beanstalkLogRetention, sound)).toEqual(['pass Web', 'pass Web', 'pass Web']);
});

test.each([
  { 'aws:elasticbeanstalk:cloudwatch:logs/StreamLogs': 'false' },
  { 'aws:elasticbeanstalk:cloudwatch:logs/DeleteOnTerminate': 'true' },
  week,
])('logs with %j fail', (change) => {
  expect(beanstalkOutcomes(beanstalkLogRetention, { ...sound, ...change })).toContain('fail Web');
});

test('logs about made-up data may go sooner', () => {
  const verdicts = beanstalkOutcomes(beanstalkLogRetention, { ...sound, ...week }, {}, syntheticData);
  expect(verdicts).toEqual(['pass Web', 'pass Web', 'pass Web']);
});

test('an environment that says nothing fails', () => {
  expect(beanstalkOutcomes(beanstalkLogRetention, {})).toEqual(['fail Web', 'fail Web', 'fail Web']);
});
