import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { optionList, optionsIn } from '../../fixtures/option-settings';
import { app } from '../main';

const inTest = placeOf('test');

const group = (id: string) => ({ 'Fn::GetAtt': [expect.stringMatching(id) as string, 'GroupId'] });

describe.each(everyEnvironment('compute-beanstalk'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);
  const options = (namespace: string) => optionsIn(template(), namespace);
  const { profile } = findEnvironment(name);
  const settings = app.settings(findEnvironment(name));

  test('no option is told twice, and all are in order', () => {
    const names = optionList(template()).map(({ Namespace, OptionName }) => `${Namespace} ${OptionName}`);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('machines give credentials to nobody without a session token, and have no group of Beanstalk', () => {
    expect(options('aws:autoscaling:launchconfiguration')).toMatchObject({
      DisableIMDSv1: 'true',
      DisableDefaultEC2SecurityGroup: 'true',
      SecurityGroups: group('^BeanstalkSecurityGroup'),
    });
  });

  test('machines act in a role of this stack', () => {
    expect(options('aws:autoscaling:launchconfiguration')['IamInstanceProfile']).toEqual({
      'Fn::GetAtt': [expect.stringMatching('^BeanstalkInstanceRoleProfile'), 'Arn'],
    });
  });

  test('nobody has a key to machines', () => {
    expect(options('aws:autoscaling:launchconfiguration')).not.toHaveProperty('EC2KeyName');
  });

  test('machines, disks and interfaces carry the tags', () => {
    expect(options('aws:autoscaling:launchconfiguration')['LaunchTemplateTagPropagationEnabled']).toBe(
      'true',
    );
  });

  test('disks are of the size in the settings', () => {
    expect(options('aws:autoscaling:launchconfiguration')).toMatchObject({
      RootVolumeType: 'gp3',
      RootVolumeSize: String(settings.diskGiB),
    });
  });

  test('machines have processors for arm64, and are not taken away by who pays more', () => {
    expect(options('aws:ec2:instances')).toEqual({
      InstanceTypes: settings.instanceType,
      SupportedArchitectures: 'arm64',
      EnableSpot: 'false',
    });
  });

  test('there are as many machines as the settings say, by how busy they are', () => {
    expect(options('aws:autoscaling:asg')).toMatchObject({
      MinSize: String(settings.instances.min),
      MaxSize: String(settings.instances.max),
    });
    expect(options('aws:autoscaling:trigger')).toMatchObject({
      MeasureName: 'CPUUtilization',
      Unit: 'Percent',
      LowerThreshold: '20',
      UpperThreshold: '70',
    });
  });

  test('machines stand in the application subnets, with public addresses only where the settings say so', () => {
    const vpc = options('aws:ec2:vpc');
    expect(vpc).toMatchObject({
      VPCId: { Ref: 'NetworkVpcId' },
      AssociatePublicIpAddress: String(settings.publicAddresses),
    });
    expect(JSON.stringify(vpc['Subnets'])).toMatch(/NetworkApplicationSubnetIds/);
    expect(JSON.stringify(vpc['Subnets'])).not.toMatch(/PublicSubnetIds/);
  });

  test('the load balancer is the one of this stack', () => {
    expect(options('aws:elasticbeanstalk:environment')).toMatchObject({
      EnvironmentType: 'LoadBalanced',
      LoadBalancerType: 'application',
      LoadBalancerIsShared: 'true',
    });
    expect(options('aws:elbv2:loadbalancer')).toEqual({
      SharedLoadBalancer: { Ref: expect.stringMatching('^Web') as string },
      SecurityGroups: group('^WebSecurityGroup'),
      ManagedSecurityGroup: group('^WebSecurityGroup'),
    });
  });

  test('Beanstalk acts in a role of this stack', () => {
    expect(options('aws:elasticbeanstalk:environment')['ServiceRole']).toEqual({
      'Fn::GetAtt': [expect.stringMatching('^BeanstalkServiceRole'), 'Arn'],
    });
  });

  test('the listener for TLS leads requests for the site to the machines', () => {
    expect(options('aws:elbv2:listener:443')).toEqual({ Rules: 'application' });
    expect(options('aws:elbv2:listenerrule:application')).toEqual({
      HostHeaders: findEnvironment(name).site?.domainName,
      Process: 'default',
      Priority: '1',
    });
  });

  test('no request is led from a listener without TLS', () => {
    expect(options('aws:elbv2:listener:80')).toEqual({});
  });

  test('a machine that does not answer the health path with 200 gets no requests', () => {
    expect(options('aws:elasticbeanstalk:environment:process:default')).toMatchObject({
      HealthCheckPath: settings.healthPath,
      MatcherHTTPCode: '200',
      DeregistrationDelay: String(settings.drainSeconds),
      StickinessEnabled: 'false',
    });
  });

  test('code and settings come up on new machines, and only stay when these are well', () => {
    expect(options('aws:elasticbeanstalk:command')).toMatchObject({
      DeploymentPolicy: 'Immutable',
      IgnoreHealthCheck: 'false',
    });
    expect(options('aws:autoscaling:updatepolicy:rollingupdate')).toMatchObject({
      RollingUpdateEnabled: 'true',
      RollingUpdateType: 'Immutable',
    });
  });

  test('every week the platform is updated and machines are renewed', () => {
    expect(options('aws:elasticbeanstalk:managedactions')).toEqual({
      ManagedActionsEnabled: 'true',
      PreferredStartTime: settings.maintenance,
      ServiceRoleForManagedUpdates: 'AWSServiceRoleForElasticBeanstalkManagedUpdates',
    });
    expect(options('aws:elasticbeanstalk:managedactions:platformupdate')).toEqual({
      UpdateLevel: 'minor',
      InstanceRefreshEnabled: 'true',
    });
  });

  test.each([
    ['aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs'],
    ['aws:elasticbeanstalk:cloudwatch:logs:health', 'HealthStreamingEnabled'],
  ])('entries of %s outlive machines and environment, as long as the profile says', (namespace, enabled) => {
    const given = options(namespace);
    expect(given).toMatchObject({ [enabled]: 'true', DeleteOnTerminate: 'false' });
    expect(Number(given['RetentionInDays'])).toBeGreaterThanOrEqual(profile.logRetentionDays);
  });

  test('health is reported in full, by machines that say who they are', () => {
    expect(options('aws:elasticbeanstalk:healthreporting:system')).toMatchObject({
      SystemType: 'enhanced',
      EnhancedHealthAuthEnabled: 'true',
      HealthCheckSuccessThreshold: 'Ok',
    });
  });

  test('no logs go into the bucket that Beanstalk makes', () => {
    expect(options('aws:elasticbeanstalk:hostmanager')).toEqual({ LogPublicationControl: 'false' });
  });

  test('Beanstalk tells the alarm topic what happens', () => {
    expect(options('aws:elasticbeanstalk:sns:topics')).toEqual({
      'Notification Topic ARN': { Ref: expect.stringMatching('^AlarmTopic') as string },
    });
  });

  test('no request is traced', () => {
    expect(options('aws:elasticbeanstalk:xray')).toEqual({ XRayEnabled: 'false' });
  });
});

test('where there is no site, requests for the name of the load balancer are led from the listener on port 80', () => {
  const template = layerTemplate(app, testEnvironment('test', { site: undefined }));
  expect(optionsIn(template, 'aws:elbv2:listener:80')).toEqual({ Rules: 'application' });
  expect(optionsIn(template, 'aws:elbv2:listener:443')).toEqual({});
  expect(optionsIn(template, 'aws:elbv2:listenerrule:application')['HostHeaders']).toEqual({
    'Fn::GetAtt': [expect.stringMatching('^Web'), 'DNSName'],
  });
});

test.each([
  [true, '1 minute'],
  [false, '5 minute'],
])('with detailed monitoring %p there are figures every %s', (detailedMonitoring, interval) => {
  const template = layerTemplate(app, 'test', { detailedMonitoring });
  expect(optionsIn(template, 'aws:autoscaling:launchconfiguration')['MonitoringInterval']).toBe(interval);
});

test('machines with patient data have no public address, and survive the loss of a zone', () => {
  const template = layerTemplate(app, 'prod');
  expect(optionsIn(template, 'aws:ec2:vpc')['AssociatePublicIpAddress']).toBe('false');
  expect(Number(optionsIn(template, 'aws:autoscaling:asg')['MinSize'])).toBeGreaterThanOrEqual(2);
});

test('an image of the settings reaches the machines', () => {
  const template = layerTemplate(app, 'test', { imageId: 'ami-0123456789abcdef0' });
  expect(optionsIn(template, 'aws:autoscaling:launchconfiguration')['ImageId']).toBe('ami-0123456789abcdef0');
});

test('a platform without X-Ray is not told to keep it off, which it would refuse', () => {
  const template = layerTemplate(app, 'test', { platform: 'docker' });
  expect(optionsIn(template, 'aws:elasticbeanstalk:xray')).toEqual({});
});

test('secrets are told by their ARN, and fetched by the machines', () => {
  const arn = `arn:aws:secretsmanager:${inTest.region}:${inTest.account}:secret:api-AbCdEf`;
  const template = layerTemplate(app, 'test', { secrets: { API_KEY: arn } });
  expect(optionsIn(template, 'aws:elasticbeanstalk:application:environmentsecrets')).toEqual({
    API_KEY: arn,
  });
  expect(optionsIn(template, 'aws:elasticbeanstalk:application:environment')).not.toHaveProperty('API_KEY');
});

test('without secrets in the settings none is told', () => {
  layerTemplate(app, 'prod').hasResourceProperties('AWS::ElasticBeanstalk::Environment', {
    OptionSettings: Match.not(
      Match.arrayWith([
        Match.objectLike({ Namespace: 'aws:elasticbeanstalk:application:environmentsecrets' }),
      ]),
    ),
  });
});
