import { patientDataRules } from '@hipaa-cdk/layer';
import type { Problem } from '@hipaa-cdk/errors';
import { z } from 'zod';
import type { NetworkSettings } from '../config';

/** A condition over several settings; `holds` being false is a problem. */
interface Rule {
  readonly setting: keyof NetworkSettings;
  readonly holds: (settings: NetworkSettings) => boolean;
  readonly message: string;
}

const rules: readonly Rule[] = [
  {
    setting: 'tiers',
    holds: ({ tiers }) => tiers.includes('public'),
    message: 'there is no "public" tier; expected one, load balancers stand in it',
  },
  {
    setting: 'tiers',
    holds: ({ tiers }) => tiers.includes('isolated'),
    message: 'there is no "isolated" tier; expected one, data stores stand in it',
  },
  {
    setting: 'tiers',
    holds: ({ tiers }) => new Set(tiers).size === tiers.length,
    message: 'a tier is listed twice',
  },
  {
    setting: 'nat',
    holds: ({ nat, tiers }) => nat === 'none' || tiers.includes('private'),
    message:
      'NAT serves no subnet, as there is no "private" tier; expected "none", or "private" among the tiers',
  },
  {
    setting: 'nat',
    holds: ({ nat, tiers, interfaceEndpoints }) =>
      nat !== 'none' || !tiers.includes('private') || interfaceEndpoints.length > 0,
    message: 'private subnets reach nothing; expected NAT, or interface endpoints for the services they call',
  },
  {
    setting: 'interfaceEndpoints',
    holds: ({ interfaceEndpoints }) => new Set(interfaceEndpoints).size === interfaceEndpoints.length,
    message: 'a service is listed twice',
  },
];

/** Settings that cannot stand together, each with the setting to change. */
export function topologyProblems(settings: NetworkSettings) {
  return rules
    .filter((rule) => !rule.holds(settings))
    .map(({ setting, message }) => ({
      code: 'custom' as const,
      path: [setting],
      message,
      input: settings[setting],
    }));
}

/** A topology without private subnets puts application code into public ones, which patient data cannot live with. */
export const patientDataProblems = patientDataRules<NetworkSettings>([
  { setting: 'tiers', holds: ({ tiers }) => tiers.includes('private'), expected: '"private" among them' },
]);

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
