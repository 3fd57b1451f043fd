import { z } from 'zod';
import { certificateArn, hostName, httpsAddress, regionName } from './aws-values';
import type { LayerSelection } from './layer-selection';

/** How the application can be run. Each has a layer of its own, and an environment uses one at a time. */
export const COMPUTES = ['beanstalk', 'ecs'] as const;

/** One way to run the application. */
export type Compute = (typeof COMPUTES)[number];

/** The layer that runs the application. */
export function computeLayer(compute: Compute): string {
  return `compute-${compute}`;
}

/** What a layer of that name runs the application on; undefined for layers that run none. */
export function computeOf(layer: string): Compute | undefined {
  return COMPUTES.find((compute) => computeLayer(compute) === layer);
}

/** Whether `layer` runs applications, but the environment has chosen another one for it. */
export function isIdleCompute(environment: Environment, layer: string): boolean {
  const compute = computeOf(layer);
  return compute !== undefined && compute !== environment.compute;
}

/** What size, topology and care an environment gets. Layers keep their own sizes per profile beside their code. */
export interface Profile {
  /** Name of the row in each layer's settings table. */
  readonly name: ProfileName;
  /** What happens to stored data when its stack is deleted or a resource leaves it. */
  readonly removal: 'destroy' | 'retain';
  /** Days that operational logs are kept. */
  readonly logRetentionDays: number;
  /** Days before a deleted encryption key is really gone. */
  readonly keyDeletionDays: number;
}

/** Names of the profiles. */
export type ProfileName = 'economy' | 'production';

/** Six years. HIPAA asks this of documentation (45 CFR 164.316(b)(2)(i)); keeping logs as long is our choice. */
const SIX_YEARS = 2192;

/** Every profile, by its name. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** Low running cost, synthetic data, everything gone after destroy. */
  economy: { name: 'economy', removal: 'destroy', logRetentionDays: 30, keyDeletionDays: 7 },
  /** Full topology; data outlives its stack. */
  production: { name: 'production', removal: 'retain', logRetentionDays: SIX_YEARS, keyDeletionDays: 30 },
};

/** An issuer that speaks OpenID Connect, instead of a user pool of ours. */
export const identityProviderSchema = z.strictObject({
  /** Address that its tokens name as their issuer. Its keys are found below it. */
  issuer: httpsAddress(
    'expected the https address of an OpenID Connect issuer, without a slash at its end, query or port',
    '(?:/[\\w.~-]+)*',
    { port: false },
  ),
  /** Name under which the issuer knows the application. */
  clientId: z
    .string()
    .regex(/^[\w.:/-]{1,255}$/, 'expected the client id that the issuer gave the application'),
});

/** Who signs people in, other than the user pool. */
export type IdentityProvider = z.infer<typeof identityProviderSchema>;

/** Where people find the application. */
export const siteSchema = z.strictObject({
  /** Host name of the application, such as `app.example.org`. */
  domainName: hostName(
    'expected a host name in lower case such as "app.example.org", without scheme or path',
  ),
  /** Certificate of that name in Certificate Manager, in the environment's own account and region. */
  certificateArn: certificateArn(
    'expected the ARN of an ACM certificate such as "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012"',
  ),
  /** Hosted zone of Route 53 that gets the record. Left out, the record is made by whoever runs the DNS of the domain. */
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/, 'expected the id of a hosted zone such as "Z0123456789ABCDEFGHIJ"')
    .optional(),
});

/** The application's own address. */
export type Site = z.infer<typeof siteSchema>;

const layerNames = z.array(
  z.string().regex(/^[a-z][a-z0-9-]{0,49}$/, 'expected a layer name such as "network"'),
);

/** What a person writes in `platform/environments/<name>.ts`. */
export const environmentSchema = z.strictObject({
  /** Name on the command line, in stack names and in parameter paths. */
  name: z.string().regex(/^[a-z][a-z0-9]{1,11}$/, 'expected 2 to 12 lower-case letters and digits'),
  /** `aws` is a real account; `embedded` is the emulator on this machine and nothing else. */
  target: z.enum(['aws', 'embedded']),
  /** AWS account number. */
  account: z.string().regex(/^\d{12}$/, 'expected 12 digits'),
  /** AWS region. */
  region: regionName(),
  /** Availability zones in use, by letter. Changing one replaces the subnets in it. */
  zones: z
    .array(z.string().regex(/^[a-f]$/, 'expected a zone letter, "a" to "f"'))
    .min(2, 'expected two zones or more'),
  /** Sizes, topology and retention: a row of `profile.ts`. */
  profile: z.enum(['economy', 'production']),
  /** What kind of data may enter. `phi` is protected health information. */
  dataClass: z.enum(['phi', 'deidentified', 'synthetic']),
  /**
   * How the application runs. After a change the next deploy brings the new one up, turns its readers to it, and then
   * removes the old one.
   */
  compute: z.enum(COMPUTES, { error: `expected one of ${COMPUTES.join(', ')}` }),
  /** Layers of this environment. */
  layers: z.union(
    [z.literal('all'), z.strictObject({ only: layerNames }), z.strictObject({ except: layerNames })],
    'expected "all", { only: [...] } or { except: [...] }',
  ),
  /** Termination protection on every stack, retained data, and no destroy from the command line. */
  protected: z.boolean(),
  /** The application's own address. Left out, it is reached at the address of its load balancer, without TLS. */
  site: siteSchema.optional(),
  /** TCP port of the database, for its clients and for itself. Left out, it is one that no scanner tries first. */
  databasePort: z
    .int('expected a port, 1150 to 65535')
    .min(1150, 'expected 1150 or more, the least that RDS takes')
    .max(65_535, 'expected 65535 or less')
    .optional(),
  /** Who signs people in. Left out, it is the user pool of the auth layer. */
  identityProvider: identityProviderSchema.optional(),
  /** Named profile of the AWS configuration file; without it the shell's credentials are used. */
  awsProfile: z
    .string()
    .regex(
      /^[\w.,+@:/=-]+( [\w.,+@:/=-]+)*$/,
      'expected the name of a profile of the AWS configuration file, without blanks around it',
    )
    .optional(),
});

/** An environment as people write it. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** An environment as layers and tools see it: validated, with its profile and zone names worked out. */
export interface Environment extends Readonly<Omit<EnvironmentInput, 'profile' | 'zones' | 'layers'>> {
  readonly profile: Profile;
  readonly layers: LayerSelection;
  /** Full zone names, such as `us-east-1a`. */
  readonly zones: readonly string[];
}

/**
 * Account numbers that AWS uses in its own documentation. They can be synthesised and checked, so that a fresh
 * fork works before anybody owns an account, and are refused before the first call of a deploy.
 */
export const PLACEHOLDER_ACCOUNTS: readonly string[] = [
  '123456789012',
  '111122223333',
  '444455556666',
  '777788889999',
  ...Array.from('0123456789', (digit) => digit.repeat(12)),
];

/** Whether nobody can own this account number. */
export function isPlaceholderAccount(account: string): boolean {
  return PLACEHOLDER_ACCOUNTS.includes(account);
}
