import { beanstalkOutcomes } from '../../testing/beanstalk';
import { syntheticData } from '../../testing/outcomes';

const option = 'aws:elasticbeanstalk:healthreporting:system/SystemType';

test('enhanced reports pass', () => {
  expect(beanstalkOutcomes('BeanstalkEnhancedHealth', { [option]: 'enhanced' })).toEqual(['pass Web']);
});

test.each([{ [option]: 'basic' }, {}])('reports with %j fail', (options) => {
  expect(beanstalkOutcomes('BeanstalkEnhancedHealth', options)).toEqual(['fail Web']);
});

const sound = {
  'aws:elbv2:listener:default/ListenerEnabled': 'false',
  'aws:elbv2:listener:443/Protocol': 'HTTPS',
  'aws:elbv2:listener:443/SSLCertificateArns': { Ref: 'Certificate' },
  'aws:elbv2:listener:443/SSLPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
};
const judge = (changes: Record<string, unknown>) =>
  beanstalkOutcomes('BeanstalkHttps', { ...sound, ...changes });
const failures = (changes: Record<string, unknown>) => judge(changes).filter((one) => one.startsWith('fail'));

test('an environment that listens to HTTPS only passes', () => {
  expect(judge({})).toEqual(['pass Web', 'pass Web', 'pass Web']);
});

test.each([
  ['the default listener is left on', { 'aws:elbv2:listener:default/ListenerEnabled': 'true' }],
  ['nothing is said of the default listener', { 'aws:elbv2:listener:default/ListenerEnabled': undefined }],
  ['another listener is not encrypted', { 'aws:elbv2:listener:80/Protocol': 'HTTP' }],
  ['there is no certificate', { 'aws:elbv2:listener:443/SSLCertificateArns': undefined }],
  ['there is no policy', { 'aws:elbv2:listener:443/SSLPolicy': undefined }],
  ['the policy is old', { 'aws:elbv2:listener:443/SSLPolicy': 'ELBSecurityPolicy-2016-08' }],
])('it fails where %s', (_, changes) => expect(failures(changes)).toEqual(['fail Web']));

test('it fails where there is no listener for HTTPS', () => {
  const options = { 'aws:elbv2:listener:default/ListenerEnabled': 'false' };
  expect(beanstalkOutcomes('BeanstalkHttps', options)).toEqual(['pass Web', 'fail Web']);
});

test('a listener that is off does no harm', () => {
  const off = { 'aws:elbv2:listener:80/Protocol': 'HTTP', 'aws:elbv2:listener:80/ListenerEnabled': 'false' };
  expect(failures(off)).toEqual([]);
});

test('a worker listens to nobody', () => {
  expect(beanstalkOutcomes('BeanstalkHttps', {}, { Tier: { Name: 'Worker' } })).toEqual([]);
});

describe('BeanstalkImdsV2', () => {
  const option = 'aws:autoscaling:launchconfiguration/DisableIMDSv1';

  test('machines without the old metadata service pass', () => {
    expect(beanstalkOutcomes('BeanstalkImdsV2', { [option]: 'true' })).toEqual(['pass Web']);
  });

  test.each([{ [option]: 'false' }, {}])('machines with %j fail', (options) => {
    expect(beanstalkOutcomes('BeanstalkImdsV2', options)).toEqual(['fail Web']);
  });
});

describe('BeanstalkLoadBalancerType', () => {
  const option = 'aws:elasticbeanstalk:environment/LoadBalancerType';

  test('an application load balancer passes', () => {
    expect(beanstalkOutcomes('BeanstalkLoadBalancerType', { [option]: 'application' })).toEqual(['pass Web']);
  });

  test.each(['classic', 'network', { Ref: 'Kind' }])('a load balancer of kind %p fails', (kind) => {
    expect(beanstalkOutcomes('BeanstalkLoadBalancerType', { [option]: kind })).toEqual(['fail Web']);
  });

  test('the load balancer that Beanstalk takes by itself fails', () => {
    expect(beanstalkOutcomes('BeanstalkLoadBalancerType', {})).toEqual(['fail Web']);
  });

  test('one arm of a condition that is not one fails', () => {
    const kind = { 'Fn::If': ['New', 'application', 'classic'] };
    expect(beanstalkOutcomes('BeanstalkLoadBalancerType', { [option]: kind })).toEqual(['fail Web']);
  });

  test('a worker has no load balancer', () => {
    expect(beanstalkOutcomes('BeanstalkLoadBalancerType', {}, { Tier: { Name: 'Worker' } })).toEqual([]);
  });
});

describe('BeanstalkLogRetention', () => {
  const sound = {
    'aws:elasticbeanstalk:cloudwatch:logs/StreamLogs': 'true',
    'aws:elasticbeanstalk:cloudwatch:logs/DeleteOnTerminate': 'false',
    'aws:elasticbeanstalk:cloudwatch:logs/RetentionInDays': '3653',
  };
  const week = { 'aws:elasticbeanstalk:cloudwatch:logs/RetentionInDays': '7' };

  test('logs that are sent away and kept pass', () => {
    expect(beanstalkOutcomes('BeanstalkLogRetention', sound)).toEqual(['pass Web', 'pass Web', 'pass Web']);
  });

  test.each([
    { 'aws:elasticbeanstalk:cloudwatch:logs/StreamLogs': 'false' },
    { 'aws:elasticbeanstalk:cloudwatch:logs/DeleteOnTerminate': 'true' },
    week,
  ])('logs with %j fail', (change) => {
    expect(beanstalkOutcomes('BeanstalkLogRetention', { ...sound, ...change })).toContain('fail Web');
  });

  test('logs about made-up data may go sooner', () => {
    const verdicts = beanstalkOutcomes('BeanstalkLogRetention', { ...sound, ...week }, {}, syntheticData);
    expect(verdicts).toEqual(['pass Web', 'pass Web', 'pass Web']);
  });

  test('an environment that says nothing fails', () => {
    expect(beanstalkOutcomes('BeanstalkLogRetention', {})).toEqual(['fail Web', 'fail Web', 'fail Web']);
  });
});

const enabled = 'aws:elasticbeanstalk:managedactions/ManagedActionsEnabled';
const level = 'aws:elasticbeanstalk:managedactions:platformupdate/UpdateLevel';

test.each(['minor', 'patch'])('updates of level %s pass', (value) => {
  const options = { [enabled]: 'true', [level]: value };
  expect(beanstalkOutcomes('BeanstalkManagedUpdates', options)).toEqual(['pass Web', 'pass Web']);
});

test('updates that are off fail', () => {
  const options = { [enabled]: 'false', [level]: 'minor' };
  expect(beanstalkOutcomes('BeanstalkManagedUpdates', options)).toEqual(['fail Web', 'pass Web']);
});

test('updates of no level fail', () => {
  expect(beanstalkOutcomes('BeanstalkManagedUpdates', { [enabled]: 'true' })).toEqual([
    'pass Web',
    'fail Web',
  ]);
});

describe('BeanstalkNoPublicIp', () => {
  const option = 'aws:ec2:vpc/AssociatePublicIpAddress';

  test('machines without public addresses pass', () => {
    expect(beanstalkOutcomes('BeanstalkNoPublicIp', { [option]: 'false' })).toEqual(['pass Web']);
  });

  test.each([{ [option]: 'true' }, {}])('machines with %j fail', (options) => {
    expect(beanstalkOutcomes('BeanstalkNoPublicIp', options)).toEqual(['fail Web']);
  });

  test('machines beside made-up data may have them, where somebody has decided so', () => {
    const options = { [option]: 'true' };
    expect(beanstalkOutcomes('BeanstalkNoPublicIp', options, {}, syntheticData)).toEqual(['pass Web']);
  });

  test('beside made-up data the decision has to be written down as well', () => {
    expect(beanstalkOutcomes('BeanstalkNoPublicIp', {}, {}, syntheticData)).toEqual(['fail Web']);
  });

  test('data that nobody names may be health data', () => {
    const unknown = { ...syntheticData, dataClass: 'unknown' } as const;
    expect(beanstalkOutcomes('BeanstalkNoPublicIp', { [option]: 'true' }, {}, unknown)).toEqual(['fail Web']);
  });
});

const profile = 'aws:autoscaling:launchconfiguration/IamInstanceProfile';
const service = 'aws:elasticbeanstalk:environment/ServiceRole';

test('roles of the template pass', () => {
  const options = { [profile]: { Ref: 'Profile' }, [service]: { Ref: 'Role' } };
  expect(beanstalkOutcomes('BeanstalkRoles', options)).toEqual(['pass Web', 'pass Web']);
});

test('roles that Beanstalk once made fail', () => {
  const options = {
    [profile]: 'aws-elasticbeanstalk-ec2-role',
    [service]: 'aws-elasticbeanstalk-service-role',
  };
  expect(beanstalkOutcomes('BeanstalkRoles', options)).toEqual(['fail Web', 'fail Web']);
});

test('no roles fail', () =>
  expect(beanstalkOutcomes('BeanstalkRoles', {})).toEqual(['fail Web', 'fail Web']));

describe('BeanstalkAccessLogs', () => {
  const enabled = 'aws:elbv2:loadbalancer/AccessLogsS3Enabled';
  const bucket = 'aws:elbv2:loadbalancer/AccessLogsS3Bucket';

  test('logs that go into a bucket pass', () => {
    const options = { [enabled]: 'true', [bucket]: { Ref: 'LogBucket' } };
    expect(beanstalkOutcomes('BeanstalkAccessLogs', options)).toEqual(['pass Web', 'pass Web']);
  });

  test('logs that are off fail', () => {
    const options = { [enabled]: 'false', [bucket]: { Ref: 'LogBucket' } };
    expect(beanstalkOutcomes('BeanstalkAccessLogs', options)).toEqual(['fail Web', 'pass Web']);
  });

  test('an environment that says nothing fails', () => {
    expect(beanstalkOutcomes('BeanstalkAccessLogs', {})).toEqual(['fail Web', 'fail Web']);
  });

  test('the logs of a shared load balancer are its own affair', () => {
    const options = { 'aws:elasticbeanstalk:environment/LoadBalancerIsShared': 'true' };
    expect(beanstalkOutcomes('BeanstalkAccessLogs', options)).toEqual([]);
  });
});
