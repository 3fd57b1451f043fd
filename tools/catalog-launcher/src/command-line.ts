import { UserError } from '@hipaa-cdk/errors';
import { ENVIRONMENT_OPTION, askedEnvironment, readOptions } from '@hipaa-cdk/runner';
import type { ParameterValues } from '@hipaa-cdk/templates';

export const VERBS = ['launch', 'launched', 'terminate', 'versions'] as const;
export type Verb = (typeof VERBS)[number];

/** What was asked for, read and not yet judged. */
export interface CommandLine {
  readonly verb: Verb;
  readonly env: string;
  readonly environmentGiven: boolean;
  readonly product?: string;
  readonly name?: string;
  readonly params: ParameterValues;
  readonly tags: ParameterValues;
}

/** Options beside the environment, and the one that a verb cannot do without. */
const OPTIONS: Readonly<Record<Verb, { readonly needed?: 'name'; readonly options: readonly string[] }>> = {
  launch: {
    options: ['--product=<name>', '--params=<Name=value,...>...', '--tags=<Name=value,...>...'],
  },
  launched: { options: [] },
  terminate: { needed: 'name', options: ['--name=<name>'] },
  versions: { options: [] },
};

/**
 * Reads the arguments of the process.
 *
 * @throws UserError `COMMAND_UNREADABLE` for an unknown verb or an option that is missing, and those of `readOptions`
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [verb = ''] = args;
  if (!isVerb(verb))
    throw unreadable(`there is no ${JSON.stringify(verb)}; expected one of ${VERBS.join(', ')}`);
  const { needed, options: own } = OPTIONS[verb];
  const options = readOptions(args.slice(1), [ENVIRONMENT_OPTION, ...own]);
  if (needed && options[needed] === undefined) throw unreadable(`${verb} needs --${needed}`);
  const { name: env, given: environmentGiven } = askedEnvironment(options);
  const one = (name: string): string | undefined =>
    options[name] === undefined ? undefined : String(options[name]);
  const list = (name: string): ParameterValues => parameterList([options[name] ?? []].flat().map(String));
  return {
    verb,
    env,
    environmentGiven,
    product: one('product'),
    name: one('name'),
    params: list('params'),
    tags: list('tags'),
  };
}

function isVerb(verb: string): verb is Verb {
  return (VERBS as readonly string[]).includes(verb);
}

function unreadable(message: string): UserError {
  return new UserError({ code: 'COMMAND_UNREADABLE', message });
}

/** A comma begins another parameter only where a name and an equals sign follow it, so that values may hold commas. */
const BETWEEN = /,(?=[A-Za-z][A-Za-z0-9]*=)/;
const PAIR = /^([A-Za-z][A-Za-z0-9]*)=([^]*)$/;

/**
 * Parameters as they stand on a command line: `Name=value,Other=value`, in one option or several.
 *
 * @throws UserError `PARAMETERS_UNREADABLE` naming what is no parameter, and what is given twice
 */
export function parameterList(texts: readonly string[]): ParameterValues {
  const parts = texts.flatMap((text) => text.split(BETWEEN)).filter((part) => part !== '');
  const pairs = parts.map((part) => PAIR.exec(part));
  const names = pairs.map((pair) => pair?.[1]);
  const problems = parts.flatMap((part, index) => {
    if (!pairs[index]) return [`${JSON.stringify(part)} is no parameter; expected Name=value`];
    return names.indexOf(names[index]) < index ? [`${String(names[index])} is given twice`] : [];
  });
  if (problems.length > 0) throw unreadableParameters(problems);
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

function unreadableParameters(problems: readonly string[]): UserError {
  return new UserError({
    code: 'PARAMETERS_UNREADABLE',
    message: problems.join('; '),
    remedy: '--params=FriendlyName=demo,PHI=NO',
  });
}
