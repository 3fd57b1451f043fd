import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { AuditStack } from './audit-stack';

export const app = createLayerApp({
  layer: 'audit',
  purpose: "the security administrator's watch over the account",
  settings,
  stack: AuditStack,
});

if (require.main === module) app.main();
