import { Duration, aws_ecs as ecs } from 'aws-cdk-lib';
import type { EcsSettings } from '../config';

/** What the service is told about how a new version takes over. */
type Deployment = Pick<
  ecs.FargateServiceProps,
  'deploymentStrategy' | 'bakeTime' | 'circuitBreaker' | 'minHealthyPercent' | 'maxHealthyPercent'
>;

/** Never fewer healthy tasks than asked for, and back to the last version when the new one does not come up. */
const always = {
  circuitBreaker: { enable: true, rollback: true },
  minHealthyPercent: 100,
  maxHealthyPercent: 200,
};

export const deployments: Readonly<Record<EcsSettings['deployment'], Deployment>> = {
  rolling: { ...always, deploymentStrategy: ecs.DeploymentStrategy.ROLLING },
  'blue-green': {
    ...always,
    deploymentStrategy: ecs.DeploymentStrategy.BLUE_GREEN,
    // As long as the old tasks wait, the way back takes seconds.
    bakeTime: Duration.minutes(10),
  },
};
