import { UserError } from '@hipaa-cdk/errors';
import type { Application } from './application';
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
