import type { EcsSettings } from '../config';
import type { Reasoned } from './reasoned';

/** Settings that weaken a control on purpose, with their reasons. */
export function weakenedControls({
  publicAddresses,
  exec,
}: EcsSettings): Readonly<Record<string, Reasoned>> | undefined {
  const weakened = {
    ...(publicAddresses !== 'none' && { publicAddresses }),
    ...(exec !== 'off' && { exec }),
  };
  return Object.keys(weakened).length > 0 ? weakened : undefined;
}
