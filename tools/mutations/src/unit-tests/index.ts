import type { UnitTest } from '../unit-test';
import { auditTests } from './audit';
import { authTests } from './auth';
import { bastionTests } from './bastion';
import { computeEcsTests } from './compute-ecs';
import { computeBeanstalkTests } from './compute-beanstalk';
import { catalogTests } from './catalog';
import { databaseTests } from './database';
import { deliveryTests } from './delivery';
import { networkTests } from './network';
import { roleBoundaries } from './role-boundaries';
import { storageTests } from './storage';
import { usersTests } from './users';

/** What only the tests of the layers notice, because it is right for this system and not in general. */
export const unitTests: readonly UnitTest[] = [
  ...auditTests,
  ...authTests,
  ...bastionTests,
  ...computeBeanstalkTests,
  ...catalogTests,
  ...databaseTests,
  ...deliveryTests,
  ...networkTests,
  ...roleBoundaries,
  ...storageTests,
  ...usersTests,
  ...computeEcsTests,
];
