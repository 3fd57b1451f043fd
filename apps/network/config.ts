import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { addressRangeProblem, TIERS } from './src/address-plan';
import {
  ENDPOINT_SERVICES,
  natProblems,
  natSchema,
  patientDataProblems,
  topologyProblems,
} from './src/settings';

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
  tiers: z.array(z.enum(TIERS)),
  /** How private subnets reach the internet. */
  nat: natSchema,
  /** AWS services with a private address in the VPC. Each costs per zone and hour, see the README. */
  interfaceEndpoints: z.array(z.enum(ENDPOINT_SERVICES)),
  /**
   * Buckets of other accounts in the same region that may be read through the S3 endpoint, beside those that AWS
   * publishes packages in. Names, without `arn:`.
   */
  readableBuckets: z.array(z.string().regex(/^[a-z0-9][a-z0-9.-]{2,62}$/, 'expected the name of a bucket')),
});

export type NetworkSettings = z.infer<typeof shape>;

export const settingsSchema = shape.superRefine((settings, context) => {
  for (const problem of topologyProblems(settings)) context.addIssue(problem);
});

export const settings = defineSettings<NetworkSettings>({
  layer: 'network',
  schema: settingsSchema,
  rules: (settings, environment) => [
    ...natProblems(settings.nat, environment.zones),
    ...patientDataProblems(settings, environment),
  ],
  profiles: {
    economy: {
      addressRange: '10.1.0.0/16',
      tiers: ['public', 'isolated'],
      nat: 'none',
      interfaceEndpoints: [],
      readableBuckets: [],
    },
    production: {
      addressRange: '10.0.0.0/16',
      tiers: ['public', 'private', 'isolated'],
      nat: 'per-zone',
      interfaceEndpoints: [],
      readableBuckets: [],
    },
  },
});
