import { join } from 'node:path';
import { layerNames } from '@hipaa-cdk/layer-templates';
import type { UnitTest } from '../unit-test';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');

/** Every layer's stack puts its roles inside the boundary, which is ours: no rule can ask it of other templates. */
export const roleBoundaries: readonly UnitTest[] = layerNames(workspaceRoot).map((layer) => ({
  layer,
  resource: /./,
  setting: 'Properties.PermissionsBoundary',
  broken: /^nothing limits/,
  reason: 'the boundary belongs to this platform and its bootstrap',
  killedBy:
    'libs/layer/src/layer-stack.spec.ts: every role of a layer is inside the boundary of its account and region',
}));
