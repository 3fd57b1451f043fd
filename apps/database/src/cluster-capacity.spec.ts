import { layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const scaling = (environment: string, expected: object) =>
  layerTemplate(app, environment).hasResourceProperties('AWS::RDS::DBCluster', {
    ServerlessV2ScalingConfiguration: expected,
  });

test.each(['test', 'local'])('the cluster of %s sleeps when nobody uses it', (environment) => {
  scaling(environment, { MinCapacity: 0, MaxCapacity: 4, SecondsUntilAutoPause: 300 });
});

test('the cluster of prod is always awake', () => {
  scaling('prod', { MinCapacity: 0.5, MaxCapacity: 8, SecondsUntilAutoPause: Match.absent() });
});

test('another pause is one setting', () => {
  layerTemplate(app, 'test', { pauseAfterSeconds: 3600 }).hasResourceProperties('AWS::RDS::DBCluster', {
    ServerlessV2ScalingConfiguration: { SecondsUntilAutoPause: 3600 },
  });
});
