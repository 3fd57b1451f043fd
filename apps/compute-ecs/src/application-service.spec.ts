import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { databasePort } from '@hipaa-cdk/contracts-database';
import { Match } from 'aws-cdk-lib/assertions';
import { findEnvironment } from '@hipaa-cdk/platform';
import { app } from './main';

const SERVICE = 'AWS::ECS::Service';
const TARGETS = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const group = (id: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}SecurityGroup`), 'GroupId'] });

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const service = (properties: object) => template().hasResourceProperties(SERVICE, properties);

  test('tasks run in the application subnets, one of each zone', () => {
    service({
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: [0, 1].map((index) => ({
            'Fn::Select': [index, { Ref: 'NetworkApplicationSubnetIds' }],
          })),
          SecurityGroups: [group('Application')],
        },
      },
    });
  });

  test('a capacity provider places them, for a change of the launch type would make another service', () => {
    service({
      LaunchType: Match.absent(),
      CapacityProviderStrategy: [{ CapacityProvider: Match.stringLikeRegexp('^FARGATE'), Weight: 1 }],
    });
  });

  test('the service has no name of its own, which would stand in the way of another', () => {
    service({ ServiceName: Match.absent() });
  });

  test('a deploy leaves the number of tasks to the load', () => {
    service({ DesiredCount: Match.absent() });
  });

  test('zones that got too few tasks get more', () => {
    service({ AvailabilityZoneRebalancing: 'ENABLED' });
  });

  test('a version that does not come up is taken back, and never costs a healthy task', () => {
    service({
      DeploymentConfiguration: {
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        Strategy: 'ROLLING',
      },
    });
  });

  test('tasks carry the tags of the service', () => {
    service({ PropagateTags: 'SERVICE', EnableECSManagedTags: true });
  });

  test('a task may be unhealthy for a minute after its start', () => {
    service({ HealthCheckGracePeriodSeconds: 60 });
  });

  test('roles, variables and capacity are there before the first task', () => {
    const [made] = Object.values(template().findResources(SERVICE)) as { DependsOn: string[] }[];
    for (const id of [/^TaskExecutionRoleDefaultPolicy/, /^TaskVariablesPORT/, /^Cluster3/])
      expect(made?.DependsOn).toContainEqual(expect.stringMatching(id));
  });

  test('the load balancer sends requests for the application to the tasks', () => {
    const [targets] = Object.keys(template().findResources(TARGETS));
    template().resourceCountIs(TARGETS, 1);
    template().hasResourceProperties(RULE, {
      Actions: [{ Type: 'forward', TargetGroupArn: { Ref: targets } }],
    });
    service({
      LoadBalancers: [
        { ContainerName: 'Application', ContainerPort: 8080, TargetGroupArn: { Ref: targets } },
      ],
    });
  });

  test('tasks are asked for their health often, and get requests only when they have answered', () => {
    template().hasResourceProperties(TARGETS, {
      TargetType: 'ip',
      Port: 8080,
      Protocol: 'HTTP',
      HealthCheckPath: '/health',
      HealthCheckProtocol: 'HTTP',
      HealthCheckIntervalSeconds: 15,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Matcher: { HttpCode: '200' },
    });
  });

  test('a task that leaves gets no new requests, and has its time to answer the others', () => {
    template().hasResourceProperties(TARGETS, {
      TargetGroupAttributes: Match.arrayWith([{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }]),
    });
  });
});

describe.each(everyEnvironment('compute-ecs'))('tasks in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const port = (number: number) => ({ IpProtocol: 'tcp', FromPort: number, ToPort: number });
  const ofTasks = (type: string) =>
    template().findResources(type, { Properties: { GroupId: group('Application') } });

  test('let in the load balancer and nobody else', () => {
    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Tasks of the application: let in the load balancer only',
      SecurityGroupIngress: Match.absent(),
    });
    expect(Object.values(ofTasks('AWS::EC2::SecurityGroupIngress'))).toHaveLength(1);
    template().hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      ...port(8080),
      GroupId: group('Application'),
      SourceSecurityGroupId: group('Web'),
      CidrIp: Match.absent(),
    });
  });

  test('reach out over TLS, and to the database, and no further', () => {
    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Tasks of the application: let in the load balancer only',
      SecurityGroupEgress: [
        Match.objectEquals({ ...port(443), CidrIp: '0.0.0.0/0', Description: Match.anyValue() }),
      ],
    });
    expect(Object.values(ofTasks('AWS::EC2::SecurityGroupEgress'))).toHaveLength(1);
    template().hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      ...port(databasePort(findEnvironment(environment))),
      GroupId: group('Application'),
      DestinationSecurityGroupId: { Ref: 'DatabaseSecurityGroupId' },
    });
  });
});

test.each([
  ['test', 'FARGATE_SPOT'],
  ['prod', 'FARGATE'],
])('tasks of %s are placed by %s', (environment, CapacityProvider) => {
  layerTemplate(app, environment).hasResourceProperties(SERVICE, {
    CapacityProviderStrategy: [{ CapacityProvider, Weight: 1 }],
  });
});

test.each([
  ['test', 'ENABLED'],
  ['prod', 'DISABLED'],
])('in %s public addresses are %s', (environment, AssignPublicIp) => {
  layerTemplate(app, environment).hasResourceProperties(SERVICE, {
    NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } },
  });
});

test('why tasks have public addresses is told in the template', () => {
  expect(layerTemplate(app, 'test').toJSON()['Metadata']).toMatchObject({
    WeakenedControls: { publicAddresses: { reason: expect.stringContaining('NAT gateway') as string } },
  });
});

test('where nothing is weakened, the template says nothing', () => {
  expect(layerTemplate(app, 'prod').toJSON()['Metadata']).not.toHaveProperty('WeakenedControls');
});

test('a program with a certificate of its own is spoken to over TLS', () => {
  layerTemplate(app, 'prod', { targetProtocol: 'https' }).hasResourceProperties(TARGETS, {
    Protocol: 'HTTPS',
    HealthCheckProtocol: 'HTTPS',
  });
});

const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';
const tracking = (metric: string, properties: object) => ({
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    PredefinedMetricSpecification: Match.objectLike({ PredefinedMetricType: metric }),
    ScaleOutCooldown: 60,
    ScaleInCooldown: 300,
    ...properties,
  },
});

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { minTasks, maxTasks } = app.settings(findEnvironment(environment));

  test('there are never fewer or more tasks than the settings say', () => {
    template().hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
      MinCapacity: minTasks,
      MaxCapacity: maxTasks,
      ScalableDimension: 'ecs:service:DesiredCount',
      ServiceNamespace: 'ecs',
    });
  });

  test('their number follows the CPU', () => {
    template().hasResourceProperties(
      POLICY,
      tracking('ECSServiceAverageCPUUtilization', { TargetValue: 60 }),
    );
  });
});

test('in production it follows the requests as well', () => {
  layerTemplate(app, 'prod').hasResourceProperties(
    POLICY,
    tracking('ALBRequestCountPerTarget', { TargetValue: 1000 }),
  );
});

test('where requests do not count, only the CPU does', () => {
  layerTemplate(app, 'test').resourceCountIs(POLICY, 1);
});

test('production has two tasks or more', () => {
  expect(app.settings(findEnvironment('prod')).minTasks).toBeGreaterThanOrEqual(2);
});
