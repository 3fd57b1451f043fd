import type { Problem } from '@hipaa-cdk/errors';
import { z } from 'zod';

/**
 * How private subnets reach the internet:
 * - `none`: they do not;
 * - `per-zone`: one NAT gateway in every zone;
 * - `{ gateways: n }`: NAT gateways in the first n zones, which the other zones share;
 * - `regional`: one NAT gateway that AWS spreads over the zones in use, and bills for each of them.
 */
export const natSchema = z.union(
  [
    z.enum(['none', 'per-zone', 'regional']),
    z.strictObject({ gateways: z.int().min(1, 'expected 1 or more') }),
  ],
  'expected "none", "per-zone", "regional" or { gateways: <1 or more> }',
);

export type NatChoice = z.infer<typeof natSchema>;

/** NAT gateways that stand in a zone of their own. */
export function zonalGateways(nat: NatChoice, zones: readonly string[]): number {
  if (nat === 'per-zone') return zones.length;
  return typeof nat === 'string' ? 0 : nat.gateways;
}

/** What is wrong with `nat` in an environment of these zones. */
export function natProblems(nat: NatChoice, zones: readonly string[]): Problem[] {
  const gateways = zonalGateways(nat, zones);
  if (gateways <= zones.length) return [];
  return [
    {
      path: ['nat', 'gateways'],
      message: `expected at most one gateway in each of the ${zones.length} zones (${zones.join(', ')}), got ${gateways}`,
    },
  ];
}
