import { bucketName, once } from '@hipaa-cdk/environments/aws-values';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { addressRangeProblem, TIERS } from './address-plan';
import type { Problem } from '@hipaa-cdk/errors';

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

/**
 * Services that the platform calls and that can have an address inside the VPC, by the last part of their endpoint's
 * service name (`com.amazonaws.<region>.<name>`). S3 and DynamoDB are reached through gateway endpoints, which are free.
 */
export const ENDPOINT_SERVICES = [
  'cloudformation',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'elasticbeanstalk',
  'elasticbeanstalk-health',
  'kms',
  'logs',
  'monitoring',
  'rds',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'sts',
  'xray',
] as const;

export type EndpointService = (typeof ENDPOINT_SERVICES)[number];

const shape = z.strictObject({
  /** IPv4 range of the VPC, /16 to /22, private and not used by a network it may be joined with. Changing it makes a new VPC. */
  addressRange: z.string().superRefine((range, context) => {
    const problem = addressRangeProblem(range);
    if (problem) context.addIssue(problem);
  }),
  /**
   * Kinds of subnets, one subnet of each kind in every zone. Without `private`, application code runs in the public
   * subnets; `public` and `isolated` are in the contract of this layer and always there.
   */
  tiers: once(z.array(z.enum(TIERS))),
  /** How private subnets reach the internet. */
  nat: natSchema,
  /** AWS services with a private address in the VPC. Each costs per zone and hour, see the README. */
  interfaceEndpoints: once(z.array(z.enum(ENDPOINT_SERVICES))).default([]),
  /**
   * Buckets of other accounts in the same region that may be read through the S3 endpoint, beside those that AWS
   * publishes packages in. Names, without `arn:`.
   */
  readableBuckets: once(z.array(bucketName())).default([]),
});

export type NetworkSettings = z.infer<typeof shape>;

/** What is wrong with `nat` in an environment of these zones. */
function natProblems(nat: NatChoice, zones: readonly string[]): Problem[] {
  const gateways = zonalGateways(nat, zones);
  if (gateways <= zones.length) return [];
  return [
    {
      path: ['nat', 'gateways'],
      message: `expected at most one gateway in each of the ${zones.length} zones (${zones.join(', ')}), got ${gateways}`,
    },
  ];
}

/** What the settings of this layer may be. */
export const networkSettings = defineSettings({
  layer: 'network',
  shape,
  rules: [
    {
      setting: 'tiers',
      problem: ({ tiers }) =>
        !tiers.includes('public') && 'there is no "public" tier; expected one, load balancers stand in it',
    },
    {
      setting: 'tiers',
      problem: ({ tiers }) =>
        !tiers.includes('isolated') && 'there is no "isolated" tier; expected one, data stores stand in it',
    },
    {
      setting: 'nat',
      problem: ({ nat, tiers }) =>
        !(nat === 'none' || tiers.includes('private')) &&
        'NAT serves no subnet, as there is no "private" tier; expected "none", or "private" among the tiers',
    },
    {
      setting: 'nat',
      problem: ({ nat, tiers, interfaceEndpoints }) =>
        !(nat !== 'none' || !tiers.includes('private') || interfaceEndpoints.length > 0) &&
        'private subnets reach nothing; expected NAT, or interface endpoints for the services they call',
    },
  ],
  environment: ({ nat }, { zones }) => natProblems(nat, zones),
  // Without private subnets application code is in public ones.
  patientData: [
    { setting: 'tiers', holds: ({ tiers }) => tiers.includes('private'), expected: '"private" among them' },
  ],
});
