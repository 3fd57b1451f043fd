import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

const pace = 'how many there are, which the tests of each layer hold to its settings';

/** Numbers that follow the load. */
export const applicationAutoscaling: readonly ResourceEntry[] = [
  {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    settings: [],
    plain: [
      labels(),
      wiring('ResourceId', 'RoleARN', 'ScalableDimension', 'ServiceNamespace'),
      { properties: ['MaxCapacity', 'MinCapacity'], reason: pace },
    ],
  },
  {
    type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    settings: [],
    plain: [
      labels('PolicyName'),
      wiring('PolicyType', 'ScalingTargetId'),
      { properties: ['TargetTrackingScalingPolicyConfiguration'], reason: pace },
    ],
  },
];
