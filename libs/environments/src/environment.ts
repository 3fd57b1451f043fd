import { z } from 'zod';
import { COMPUTES } from './computes';
import { identityProviderSchema } from './identity-provider';
import type { LayerSelection } from './layer-selection';
import type { Profile } from './profile';
import { siteSchema } from './site';

const layerNames = z.array(z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a layer name such as "network"'));

/** What a person writes in `platform/environments/<name>.ts`. */
export const environmentSchema = z.strictObject({
  /** Name on the command line, in stack names and in parameter paths. */
  name: z.string().regex(/^[a-z][a-z0-9]{1,11}$/, 'expected 2 to 12 lower-case letters and digits'),
  /** `aws` is a real account; `embedded` is the emulator on this machine and nothing else. */
  target: z.enum(['aws', 'embedded']),
  /** AWS account number. */
  account: z.string().regex(/^\d{12}$/, 'expected 12 digits'),
  /** AWS region. */
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected an AWS region such as "us-east-1"'),
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
  /** Who signs people in. Left out, it is the user pool of the auth layer. */
  identityProvider: identityProviderSchema.optional(),
  /** Named profile of the AWS configuration file; without it the shell's credentials are used. */
  awsProfile: z.string().min(1).optional(),
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
