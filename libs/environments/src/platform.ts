import { UserError } from '@hipaa-cdk/errors';
import { z } from 'zod';
import { tagValue } from './aws-values';
import type { EnvironmentInput } from './environment';

/** One application and everywhere it runs. */
export interface Platform {
  readonly application: Application;
  /** Every environment, as people write it; validated on first use. */
  readonly environments: readonly EnvironmentInput[];
  /**
   * Layers that watch or serve a whole account: one stack in it and region, whichever environment asks for it.
   *
   * @default - every layer is of one environment
   */
  readonly accountLayers?: readonly string[];
  /**
   * Accounts that are none of ours, and that templates may name all the same.
   *
   * @default - none: whoever is not of an environment is a stranger
   */
  readonly partners?: readonly PartnerAccount[];
}

/** An account of somebody else that is let in, or that data is sent to. */
export interface PartnerAccount {
  /** Number of twelve digits. */
  readonly account: string;
  /** Whose it is. */
  readonly partner: string;
  /** Why it is let in, and under which agreement. */
  readonly reason: string;
}

let defined: Platform | undefined;

/**
 * Says once, before anything is synthesised, which application this process works on.
 *
 * @returns the platform as given
 * @throws UserError `PLATFORM_DEFINED_TWICE` when the process works on another one already
 */
export function definePlatform(platform: Platform): Platform {
  if (defined && defined !== platform) {
    throw new UserError({
      code: 'PLATFORM_DEFINED_TWICE',
      message: `"${platform.application.name}" is defined as the platform after "${defined.application.name}"; expected one in a process`,
    });
  }
  defined = platform;
  return platform;
}

/**
 * The platform of this process.
 *
 * @throws UserError `PLATFORM_MISSING` when none is defined
 */
export function thePlatform(): Platform {
  if (defined) return defined;
  throw new UserError({
    code: 'PLATFORM_MISSING',
    message:
      'no platform is defined; expected a call of definePlatform({ application, environments }) before this one',
    remedy: 'import the file that calls it, such as platform/index.ts, first in the main file',
  });
}

/** What an application is called. Stack names, parameter paths and tags start from here. */
export const applicationSchema = z.strictObject({
  /**
   * Short name: the first word of every stack name and parameter path. Changing it makes new stacks. AWS takes none of its
   * own words in the addresses of sign-in pages and at the start of parameter paths.
   */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,11}$/, 'expected 2 to 12 lower-case letters and digits, a letter first')
    .refine(
      (name) => !/aws|amazon|cognito|^ssm/.test(name),
      'expected a name without "aws", "amazon" and "cognito", that does not begin with "ssm"',
    ),
  /** Full name, as people read it in descriptions. */
  title: z
    .string()
    .regex(/^[^\s\p{C}](?:[^\p{C}]{0,98}[^\s\p{C}])?$/u, 'expected one line of up to 100 characters'),
  /** Team that answers for a layer unless the layer names another. */
  owner: tagValue(),
  /** Where the bill goes. */
  costCenter: tagValue(),
  /**
   * Organisation on GitHub that has the teams.
   *
   * @default - nobody is named as an owner of code
   */
  organization: z
    .string()
    .regex(
      /^(?!-)(?!.*--)[A-Za-z0-9-]{1,39}(?<!-)$/,
      'expected the name of an organisation such as "example-org"',
    )
    .optional(),
});

/** What an application is called, as a person writes it in `platform/application.ts`. */
export type Application = Readonly<z.infer<typeof applicationSchema>>;
