import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertApplication,
  findEnvironment,
  resolveEnvironments,
  thePlatform,
} from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { DefinedSettings } from '@hipaa-cdk/layer';
import { layerNames } from '@hipaa-cdk/layer-templates';
import type { z } from 'zod';
import { Random } from './random';

/** What came of one configuration. */
export interface Configuration {
  readonly seed: number;
  /** What was changed and how, such as `storage.corsOrigins.0 = a symbol`. */
  readonly change: string;
  readonly outcome: 'refused' | 'accepted' | 'raw' | 'wrongly accepted';
  /** What was said of it. */
  readonly said?: string;
}

/** Something that is validated, as it stands and as it is to stand. */
interface Subject {
  readonly name: string;
  readonly value: unknown;
  /** @throws UserError where it refuses */
  readonly validate: (value: unknown) => void;
}

interface Odd {
  readonly text: string;
  readonly value: unknown;
  /** Whether nothing may be set to it. */
  readonly isNever: boolean;
}

const circle: Record<string, unknown> = {};
circle['self'] = circle;

const never = (text: string, value: unknown): Odd => ({ text, value, isNever: true });
const perhaps = (text: string, value: unknown): Odd => ({ text, value, isNever: false });

/** Values that people, editors and programs leave behind. */
const ODD: readonly Odd[] = [
  never('NaN', Number.NaN),
  never('Infinity', Infinity),
  never('a bigint', 7n),
  never('a symbol', Symbol('odd')),
  never('a function', () => 7),
  never('a promise', Promise.resolve(7)),
  never('a map', new Map([['a', 1]])),
  never('a date', new Date(0)),
  never('an object that holds itself', circle),
  never('a text with an escape', '\u001b[2Kred'),
  never('a text with a null', 'a\u0000b'),
  never('100,000 letters', 'x'.repeat(100_000)),
  perhaps('null', null),
  perhaps('undefined', undefined),
  perhaps('true', true),
  perhaps('false', false),
  perhaps('0', 0),
  perhaps('-1', -1),
  perhaps('1.5', 1.5),
  perhaps('2 ** 53', 2 ** 53),
  perhaps('an empty text', ''),
  perhaps('a blank', ' '),
  perhaps('a line break', 'a\nb'),
  perhaps('"constructor"', 'constructor'),
  perhaps('"__proto__"', '__proto__'),
  perhaps('"us-nowhere-9"', 'us-nowhere-9'),
  perhaps('a range that begins amid itself', '10.0.0.1/8'),
  perhaps('an empty list', []),
  perhaps('a list with a hole', new Array(1)),
  perhaps('a list of lists', [[[]]]),
  perhaps('an empty object', {}),
  perhaps('an object without a prototype', Object.create(null)),
];

/** Every environment, the application, and the settings of every layer in an environment. */
export async function subjects(workspaceRoot: string): Promise<readonly Subject[]> {
  const { application, environments } = thePlatform();
  const ofLayers = await Promise.all(
    layerNames(workspaceRoot).map((layer) => settingsOf(workspaceRoot, layer)),
  );
  return [
    { name: 'application', value: application, validate: assertApplication },
    ...environments.map((environment, index) => ({
      name: environment.name,
      value: environment,
      validate: (value: unknown) => void resolveEnvironments(environments.with(index, value as never)),
    })),
    ...ofLayers.flatMap((one) => (one && pathsOf(one.value).length > 0 ? [one] : [])),
  ];
}

/** Draws a configuration with one thing wrong, or perhaps not wrong, and says what comes of it. */
export function tryConfiguration(all: readonly Subject[], seed: number): Configuration {
  const random = new Random(seed);
  const subject = random.pick(all);
  const path = random.pick(pathsOf(subject.value));
  const odd = random.pick(ODD);
  const key = random.below(8) === 0 ? 'noSuchKey' : undefined;
  const where = key === undefined ? path : [...path.slice(0, -1), key];
  const change = `${[subject.name, ...where].join('.')} = ${odd.text}`;
  try {
    subject.validate(withValue(subject.value, where, odd.value));
  } catch (error) {
    return { seed, change, ...refusal(error) };
  }
  return { seed, change, outcome: odd.isNever && key === undefined ? 'wrongly accepted' : 'accepted' };
}

/** A refusal that a person can use: a code, the number of problems, and a line for each with its path. */
const CLEAR = /^[A-Z]+(_[A-Z]+)*: \d+ problem\(s\) in \S+:(\n {2}✖ [^:\n]+: [^\n]+)+/;

function refusal(error: unknown): Pick<Configuration, 'outcome' | 'said'> {
  const said = UserError.is(error) ? error.describe() : String(error);
  // eslint-disable-next-line no-control-regex -- what must not be shown is looked for
  const isClear = UserError.is(error) && CLEAR.test(said) && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(said);
  return { outcome: isClear ? 'refused' : 'raw', said: said.slice(0, 300) };
}

/** The settings of a layer as `prod` has them; a layer without a file of them has none to try. */
async function settingsOf(workspaceRoot: string, layer: string): Promise<Subject | undefined> {
  const folder = join(workspaceRoot, 'apps', layer);
  if (!readdirSync(join(folder, 'src')).includes('settings.ts')) return undefined;
  const [code, config] = (await Promise.all(
    ['src/settings', 'config'].map((file) => import(join(folder, file))),
  )) as [Record<string, unknown>, { settings: { of: (environment: object) => object } }];
  const defined = Object.values(code).find(isDefined);
  if (!defined) return undefined;
  const prod = findEnvironment('prod');
  const value = config.settings.of(prod);
  const profiles = { economy: value, production: value };
  return {
    name: layer,
    value,
    validate: (row) =>
      void defined.withValues({ profiles, environments: { [prod.name]: row as object } }).of(prod),
  };
}

function isDefined(value: unknown): value is DefinedSettings<z.ZodType<object, object>> {
  return typeof value === 'object' && value !== null && 'schema' in value && 'withValues' in value;
}

type Path = readonly string[];

/** Every place in a value, from the outside in. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return at.length > 0 ? [at] : [];
  const below = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...at, key]));
  return at.length > 0 ? [at, ...below] : below;
}

function withValue(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const part = (whole as Readonly<Record<string, unknown>> | undefined)?.[key];
  const changed = withValue(part, rest, value);
  if (Array.isArray(whole))
    return whole.map((one: unknown, index) => (String(index) === key ? changed : one));
  return { ...(whole as object), [key]: changed };
}
