import type { Exception } from '@hipaa-cdk/compliance';
import { auditExceptions } from './audit';
import { catalogExceptions } from './catalog';
import { computeEcsExceptions } from './compute-ecs';
import { databaseExceptions } from './database';
import { deliveryExceptions } from './delivery';
import { networkExceptions } from './network';
import { storageExceptions } from './storage';

/** Every finding of the layers that stays, and why. Each ticket names the entry in the owner's own tracker. */
export const register: readonly Exception[] = [
  ...auditExceptions,
  ...catalogExceptions,
  ...computeEcsExceptions,
  ...databaseExceptions,
  ...deliveryExceptions,
  ...networkExceptions,
  ...storageExceptions,
];
