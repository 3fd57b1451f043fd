import { UserError } from '@hipaa-cdk/errors';
import { COMMAND_OPTIONS, ENVIRONMENT_OPTION } from '../command-options';
import { commandLine, isOn, readOptions } from '../options';

/** What a person asks of a deploy of changes. */
export interface AffectedOptions {
  readonly environment: string;
  readonly rollBack: boolean;
  readonly everything: boolean;
  /** Whether the templates in `dist/cdk` are deployed as they are: packed, with the commit that is checked out. */
  readonly synthesised: boolean;
  /** Options that the deploy gets as they are. */
  readonly forwarded: readonly string[];
}

/** Options of a deploy that do not change which layers it takes: the base says that all changed ones are through. */
const FORWARDED = [
  ...COMMAND_OPTIONS.deploy.filter((option) => option !== '--stale'),
  '--output-style=<style>',
  '--verbose',
];

/** Everything that can be given. */
export const AFFECTED_OPTIONS = [
  ENVIRONMENT_OPTION,
  '--roll-back',
  '--everything',
  '--synthesised',
  ...FORWARDED,
];

/**
 * Reads the command line.
 *
 * @throws UserError `OPTION_MISSING`, `OPTION_UNKNOWN`, `OPTION_REPEATED`, `OPTION_EMPTY` or `OPTION_INVALID`
 */
export function affectedOptions(args: readonly string[]): AffectedOptions {
  const options = readOptions(args, AFFECTED_OPTIONS);
  if (options['env'] === undefined) {
    throw new UserError({
      code: 'OPTION_MISSING',
      message: 'an affected deploy needs --env=<environment>: its base is kept there',
      remedy: 'npx nx run platform:deploy-affected --env=test',
    });
  }
  return {
    environment: String(options['env']),
    rollBack: isOn(options, 'rollBack'),
    everything: isOn(options, 'everything'),
    synthesised: isOn(options, 'synthesised'),
    forwarded: commandLine(options, FORWARDED),
  };
}
