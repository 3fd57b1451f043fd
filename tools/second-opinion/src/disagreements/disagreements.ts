import type { Disagreement } from '../disagreement';
import { bastionDisagreements } from './bastion';
import { catalogDisagreements } from './catalog';
import { computeEcsDisagreements } from './compute-ecs';
import { computeBeanstalkDisagreements } from './compute-beanstalk';
import { auditDisagreements } from './audit';
import { databaseDisagreements } from './database';
import { deliveryDisagreements } from './delivery';
import { everyLayerDisagreements } from './every-layer';
import { networkDisagreements } from './network';
import { storageDisagreements } from './storage';

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
