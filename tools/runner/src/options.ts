import { UserError } from '@hipaa-cdk/errors';

/** Values by the name that an option has in code: `--report-only` is `reportOnly`. */
export type Options = Readonly<Record<string, unknown>>;

/** Where Nx keeps the command line as it was typed. */
const UNPARSED = '__overrides_unparsed__';

/** What Nx itself adds to what an executor gets. */
const OF_NX = ['batch', 'verbose', UNPARSED];

/** An option as it is declared. */
interface Declared {
  /** Name in code. */
  readonly name: string;
  /** The declaration itself, as a person is shown it. */
  readonly typed: string;
  readonly takesValue: boolean;
  readonly standsAlone: boolean;
  readonly repeats: boolean;
  readonly isCount: boolean;
}

/** What stands for a value that is a whole number above 0. */
const COUNT = '<number>';

const IS_COUNT = /^[1-9]\d{0,14}$/;

/**
 * Refuses what is not among the valid options, and values that those cannot have, before anything is done.
 *
 * @param valid options as they are typed: `--stale` stands alone, `--env=<environment>` needs a value, `--wait[=<minutes>]`
 * may have one, `--tags=<list>...` may be given several times, `--count=<number>` takes a whole number above 0
 * @throws UserError `OPTION_UNKNOWN`, `OPTION_REPEATED`, `OPTION_EMPTY` or `OPTION_INVALID`
 */
export function assertOptions(options: Options, valid: readonly string[]): void {
  const declared = valid.map(declaredAs);
  const names = declared.map(({ name }) => name);
  const unknown = Object.entries(options).flatMap(([name, value]) => {
    // Words without dashes; Nx gathers them under this name.
    if (name === '_') return [value].flat().map((word) => JSON.stringify(word));
    return names.includes(name) ? [] : [asTyped(name)];
  });
  if (unknown.length > 0) {
    throw new UserError({
      code: 'OPTION_UNKNOWN',
      message: `unknown option ${unknown.join(', ')}; expected ${valid.join(', ') || 'none'}`,
    });
  }
  for (const option of declared) assertValue(option, options[option.name]);
}

/**
 * Options of a command line, for programs that Nx does not start.
 *
 * @param valid as for `assertOptions`
 * @throws UserError `OPTION_UNKNOWN`, `OPTION_REPEATED`, `OPTION_EMPTY` or `OPTION_INVALID`
 */
export function readOptions(args: readonly string[], valid: readonly string[]): Options {
  const given = new Map<string, unknown[]>();
  for (const arg of args) {
    const [, name = '_', value = name === '_' ? arg : true] =
      /^--([a-z][a-z-]*)(?:=(.*))?$/is.exec(arg) ?? [];
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  const options = [...given].map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
  const named = namedInCode(Object.fromEntries(options) as Options);
  assertOptions(named, valid);
  return named;
}

/** Options as Nx hands them to an executor, without its own, and by their names in code. */
export function optionsFromNx(given: Options): Options {
  return namedInCode(Object.fromEntries(Object.entries(given).filter(([name]) => !OF_NX.includes(name))));
}

/**
 * Options with their values as a person typed them: Nx takes `2026.10` for the number 2026.1, and `12345e7` for another.
 *
 * @param overrides what Nx's task has of the command line, parsed and not
 */
export function numbersAsTyped(options: Options, overrides: Options = {}): Options {
  const typed = (overrides[UNPARSED] ?? []) as readonly string[];
  const values = Object.entries(options).map(([name, value]) => {
    const parsed: readonly unknown[] = [value].flat();
    if (!parsed.some((one) => typeof one === 'number')) return [name, value];
    const texts = typedValues(name, typed);
    // A number that nobody typed is the target's own.
    if (texts.length !== parsed.length) return [name, value];
    return [name, texts.length > 1 ? texts : texts[0]];
  });
  return Object.fromEntries(values) as Options;
}

function typedValues(name: string, typed: readonly string[]): readonly string[] {
  return typed.flatMap((arg, index) => {
    const [, given = '', value = typed[index + 1]] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    return inCode(given) === inCode(name) && value !== undefined ? [value] : [];
  });
}

/** An option that is given in two spellings is given twice. */
function namedInCode(given: Options): Options {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const key = inCode(name);
    options[key] = Object.hasOwn(options, key) ? [options[key], value].flat() : value;
  }
  return options;
}

/** Options back in the form in which a command line takes them. */
export function commandLine(options: Options, valid: readonly string[]): string[] {
  return valid.map(declaredAs).flatMap(({ name }) => {
    const values = options[name] === undefined ? [] : [options[name]].flat();
    return values.map((value) => (value === true ? asTyped(name) : `${asTyped(name)}=${String(value)}`));
  });
}

/**
 * Whether an option that takes no value is given.
 *
 * @param name as it is typed or as it is in code: `dry-run` is `dryRun`
 */
export function isOn(options: Options, name: string): boolean {
  const value = options[inCode(name)];
  return value === true || value === 'true';
}

function declaredAs(typed: string): Declared {
  const [, name = '', value = '', repeats] = /^--([a-z-]+)(\[?=.*?)?(\.\.\.)?$/.exec(typed) ?? [];
  return {
    name: inCode(name),
    typed,
    takesValue: value !== '',
    standsAlone: value === '' || value.startsWith('['),
    repeats: repeats !== undefined,
    isCount: value.includes(COUNT),
  };
}

function assertValue(option: Declared, value: unknown): void {
  const { name, typed, repeats, isCount } = option;
  if (value === undefined) return;
  const values: readonly unknown[] = [value].flat();
  if (values.length > 1 && !repeats) {
    throw new UserError({
      code: 'OPTION_REPEATED',
      message: `${asTyped(name)} is given ${values.length} times: ${values.map(String).join(', ')}; expected it once`,
    });
  }
  for (const one of values) {
    if (isValueOf(option, one)) continue;
    const isEmpty = one === '' || one === true;
    throw new UserError({
      code: isEmpty ? 'OPTION_EMPTY' : 'OPTION_INVALID',
      message: `${asTyped(name)} ${isEmpty ? 'has no value' : `is ${JSON.stringify(one)}`}; expected ${typed}${isCount ? ', a whole number above 0' : ''}`,
    });
  }
}

function isValueOf({ takesValue, standsAlone, isCount }: Declared, value: unknown): boolean {
  if (typeof value === 'boolean' || value === 'true' || value === 'false') return standsAlone;
  if (isCount) return IS_COUNT.test(String(value));
  return takesValue && (typeof value === 'number' || (typeof value === 'string' && value !== ''));
}

function inCode(name: string): string {
  return name.replace(/(\w)-(\w)/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function asTyped(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
