import type { UnitTest } from '../unit-test';

/** Every layer takes its keys from one construct, whose test watches the denial in them. */
export function keyGrants(layer: string): UnitTest {
  return {
    layer,
    resource: /Key\/Resource$/,
    setting: 'Properties.KeyPolicy',
    broken: /^a denial/,
    reason: 'a denial of lasting access on top of a policy that is bounded already',
    killedBy:
      'libs/layer/src/rotated-key.spec.ts: nobody but an AWS service, for a resource, is given lasting access',
  };
}
