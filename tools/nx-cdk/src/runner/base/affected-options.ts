import { UserError } from '@hipaa-cdk/errors';

/** What a person asks of a deploy of changes. */
export interface AffectedOptions {
  readonly environment: string;
  readonly rollBack: boolean;
  readonly everything: boolean;
  /** Options that Nx and the deploy get as they are. */
  readonly forwarded: readonly string[];
}

const OWN = ['--env=<environment>', '--roll-back', '--everything'];
/** They would change which layers are deployed, while the base says that all changed ones are. */
const SELECTING = /^(?:-p|--projects|--exclude|--base|--head|--files|--stdin|--stale|-t|--targets?)(?:=|$)/;

/**
 * Reads the command line.
 *
 * @throws UserError `OPTION_MISSING` or `OPTION_UNKNOWN`
 */
export function affectedOptions(args: readonly string[]): AffectedOptions {
  const environment = args.find((arg) => arg.startsWith('--env='))?.slice('--env='.length);
  if (!environment) {
    throw new UserError({
      code: 'OPTION_MISSING',
      message: 'an affected deploy needs --env=<environment>: its base is kept there',
      remedy: 'node tools/entry/deploy-affected.mjs --env=test',
    });
  }
  const forwarded = args.filter(
    (arg) => !arg.startsWith('--env=') && arg !== '--roll-back' && arg !== '--everything',
  );
  const refused = forwarded.filter((arg) => SELECTING.test(arg) || !/^--?[a-z]/i.test(arg));
  if (refused.length > 0) {
    throw new UserError({
      code: 'OPTION_UNKNOWN',
      message: `${refused.join(' ')} cannot be given here; expected ${OWN.join(', ')}, and options of the deploy target written as --name=value`,
    });
  }
  return {
    environment,
    rollBack: args.includes('--roll-back'),
    everything: args.includes('--everything'),
    forwarded,
  };
}
