import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

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
