import { profiles } from '@hipaa-cdk/environments';
import { type EnvironmentOptions, renderOptions, beanstalkRetention } from './environment-options';

// A part is enough to see how options become text.
const rendered = (part: Partial<EnvironmentOptions>) => renderOptions(part as EnvironmentOptions);
const machine = { SecurityGroups: ['sg-1', 'sg-2'], DisableIMDSv1: true, RootVolumeSize: 20 };
const launch = machine as unknown as EnvironmentOptions['aws:autoscaling:launchconfiguration'];

test('everything is text: lists with commas, yes and no in words', () => {
  expect(rendered({ 'aws:autoscaling:launchconfiguration': launch })).toEqual([
    { namespace: 'aws:autoscaling:launchconfiguration', optionName: 'DisableIMDSv1', value: 'true' },
    { namespace: 'aws:autoscaling:launchconfiguration', optionName: 'RootVolumeSize', value: '20' },
    { namespace: 'aws:autoscaling:launchconfiguration', optionName: 'SecurityGroups', value: 'sg-1,sg-2' },
  ]);
});

test('the order does not depend on who writes what first', () => {
  const [one, two] = [
    { B: '2', a: '3', A: '1' },
    { a: '3', A: '1', B: '2' },
  ];
  const names = (variables: Record<string, string>) =>
    rendered({ 'aws:elasticbeanstalk:application:environment': variables }).map(
      ({ optionName }) => optionName,
    );
  expect([names(one), names(two)]).toEqual([
    ['A', 'B', 'a'],
    ['A', 'B', 'a'],
  ]);
});

test('an option that is left out is not said', () => {
  const image = { ...launch, ImageId: undefined };
  expect(JSON.stringify(rendered({ 'aws:autoscaling:launchconfiguration': image }))).not.toContain('ImageId');
});

test('an option or a value that Beanstalk does not know does not compile', () => {
  type Retention = EnvironmentOptions['aws:elasticbeanstalk:cloudwatch:logs']['RetentionInDays'];
  type Updates = EnvironmentOptions['aws:elasticbeanstalk:managedactions:platformupdate'];
  type Balancer = EnvironmentOptions['aws:elasticbeanstalk:environment']['LoadBalancerType'];
  type Options = Partial<EnvironmentOptions>;
  // @ts-expect-error -- there is no such namespace
  const namespace: Options = { 'aws:autoscaling:machines': {} };
  // @ts-expect-error -- there is no such option
  const option: Options = { 'aws:elasticbeanstalk:hostmanager': { Logs: true } };
  // @ts-expect-error -- no option of a namespace may be forgotten
  const forgotten: Updates = { UpdateLevel: 'minor' };
  // @ts-expect-error -- Beanstalk takes no 2192 days
  const retention: Retention = 2192;
  // @ts-expect-error -- the load balancer cannot be a classic one
  const balancer: Balancer = 'classic';
  expect([namespace, option, forgotten, retention, balancer]).toHaveLength(5);
});

test.each([
  [1, 1],
  [8, 14],
  [30, 30],
  [31, 60],
  [366, 400],
  [1828, 3653],
  [2192, 3653],
  [3653, 3653],
])('logs that are to be kept for %d days are kept for %d', (days, kept) => {
  expect(beanstalkRetention(days)).toBe(kept);
});

test('the longest time is all there is', () => expect(beanstalkRetention(4000)).toBe(3653));

test('production keeps logs for six years or more', () => {
  expect(beanstalkRetention(profiles.production.logRetentionDays)).toBeGreaterThanOrEqual(2192);
});
