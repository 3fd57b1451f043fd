import { type Disagreement, disagree } from '../disagreement';
import { bastionDisagreements } from './bastion';
import { catalogDisagreements } from './catalog';
import { computeBeanstalkDisagreements } from './compute-beanstalk';
import { computeEcsDisagreements } from './compute-ecs';
import { auditDisagreements } from './audit';
import { databaseDisagreements } from './database';
import { deliveryDisagreements } from './delivery';
import { networkDisagreements } from './network';
import { storageDisagreements } from './storage';
import { firstReview } from './reasons';

/** Rules about style, not about safety: they are dismissed wherever they speak. */
const everyLayerDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: { 'cfn-lint': ['W3005'] },
    resources: 'every',
    reason:
      'A DependsOn that a reference implies anyway. The construct library writes it for what stands in a dependency in code; CloudFormation orders the resources the same with and without it.',
    reviewed: firstReview,
  }),
];

/** Everything that has been reviewed, one file a layer. */
export const disagreements: readonly Disagreement[] = [
  ...everyLayerDisagreements,
  ...networkDisagreements,
  ...storageDisagreements,
  ...databaseDisagreements,
  ...bastionDisagreements,
  ...catalogDisagreements,
  ...computeEcsDisagreements,
  ...computeBeanstalkDisagreements,
  ...auditDisagreements,
  ...deliveryDisagreements,
];
