import { parseArgs } from 'node:util';
import { DEFAULT_ENVIRONMENT } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
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

/** Options beside `env`, and which of them a verb cannot do without. */
const OPTIONS: Readonly<
  Record<Verb, { readonly needed: readonly string[]; readonly others: readonly string[] }>
> = {
  launch: { needed: ['product'], others: ['params', 'tags'] },
  launched: { needed: [], others: [] },
  terminate: { needed: ['name'], others: [] },
  versions: { needed: [], others: [] },
};

/**
 * Reads the arguments of the process.
 *
 * @throws UserError `COMMAND_UNREADABLE` for an unknown verb or option, or one that is missing
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [verb = ''] = args;
  if (!isVerb(verb))
    throw unreadable(`there is no ${JSON.stringify(verb)}; expected one of ${VERBS.join(', ')}`);
  const { needed, others } = OPTIONS[verb];
  const names = ['env', ...needed, ...others];
  const values = parse(args.slice(1), names);
  const missing = needed.filter((name) => !values[name]?.[0]);
  if (missing.length > 0) throw unreadable(`${verb} needs ${missing.map((name) => `--${name}`).join(', ')}`);
  const one = (name: string): string | undefined => values[name]?.at(-1);
  return {
    verb,
    env: one('env') ?? DEFAULT_ENVIRONMENT,
    environmentGiven: one('env') !== undefined,
    product: one('product'),
    name: one('name'),
    params: parameterList(values['params'] ?? []),
    tags: parameterList(values['tags'] ?? []),
  };
}

function isVerb(verb: string): verb is Verb {
  return (VERBS as readonly string[]).includes(verb);
}

function parse(args: string[], names: readonly string[]): Readonly<Record<string, string[] | undefined>> {
  const options = Object.fromEntries(
    names.map((name) => [name, { type: 'string', multiple: true } as const]),
  );
  try {
    return parseArgs({ args, options }).values as Record<string, string[] | undefined>;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw unreadable(`${reason}; expected ${names.map((name) => `--${name}`).join(', ')}`);
  }
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
