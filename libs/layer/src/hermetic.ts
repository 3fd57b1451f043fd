import crypto from 'node:crypto';
import { devNull } from 'node:os';
import { relative } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { workspaceOf } from './failure';

/**
 * Variables that a synthesis can see: what the programs that it starts cannot do without, and those of the CDK, which are
 * part of the cache key. What the CDK's command line guesses from a profile is no part of a template.
 */
const ALLOWED =
  /^(?:CDK_(?!DEFAULT_)\w*|CONTEXT_OVERFLOW_LOCATION_ENV|PATH|PATHEXT|COMSPEC|SYSTEMROOT|HOME|USERPROFILE|TE?MP|TMPDIR|DOCKER_(?:HOST|CONFIG)|TSX_TSCONFIG_PATH)$/i;

/** The time of every synthesis. Libraries count from it, and what expires has expired: nobody takes it for today. */
const TIME = Date.UTC(2000, 0, 1);

/** The variables that a synthesis has, of those of a shell. */
export function hermeticVariables(shell: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const allowed = Object.entries(shell).filter(([name]) => ALLOWED.test(name));
  return { ...Object.fromEntries(allowed), ...FIXED };
}

/** The same for everybody; and whatever would call AWS has no credentials, and nobody to call. */
const FIXED = {
  TZ: 'UTC',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
};

/** Whether the plain CDK command line has started this process to make a template. */
export function isStartedByCdk(): boolean {
  // eslint-disable-next-line no-restricted-properties -- the command line says so in no other way
  return process.env['CDK_OUTDIR'] !== undefined;
}

let hermetic = false;

/**
 * From here on this process makes the same templates whenever and by whomever it is started: most variables are gone, and
 * what a library asks of the clock is always answered alike. There is no way back.
 *
 * Code of the workspace that reads the clock, or asks for chance, fails with `SYNTH_NOT_REPEATABLE`.
 */
export function becomeHermetic(): void {
  if (hermetic) return;
  hermetic = true;
  // eslint-disable-next-line no-restricted-properties -- this is what takes the shell away
  const variables = process.env;
  const kept = hermeticVariables(variables);
  for (const name of Object.keys(variables)) if (!(name in kept)) Reflect.deleteProperty(variables, name);
  Object.assign(variables, kept);
  stopClock();
  // The library measures its work by this one, thousands of times.
  performance.now = () => 0;
  // A library may measure its work, or draw the name of a temporary file.
  guard(process.hrtime, 'bigint', 'the clock');
  guard(process, 'hrtime', 'the clock');
  guard(process, 'uptime', 'the clock');
  guard(Math, 'random', 'chance');
  for (const name of ['randomUUID', 'randomBytes', 'randomInt'] as const) guard(crypto, name, 'chance');
}

function stopClock(): void {
  const RealDate = Date;
  const now = (): number => (asks('the clock') === 'the loader' ? RealDate.now() : TIME);
  const StoppedDate = new Proxy(RealDate, {
    construct: (target, args: unknown[], created) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, created) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: StoppedDate });
  globalThis.Date = StoppedDate;
}

function guard<T extends object>(owner: T, name: keyof T, what: string): void {
  const value = new Proxy(owner[name] as (...args: unknown[]) => unknown, {
    apply: (target, self, args) => {
      asks(what);
      return Reflect.apply(target, self, args) as unknown;
    },
  });
  Object.defineProperty(owner, name, { value });
}

const LIBRARY = /^node:|[\\/]node_modules[\\/]/;

/** The loader of TypeScript, which forgets what it has compiled by the day. */
const LOADER = /[\\/]node_modules[\\/]tsx[\\/]/;

/** Who asks: whichever file is nearest below this one. Code of the workspace is refused. */
function asks(what: string): 'the loader' | 'a library' {
  const caller = callerOf();
  if (caller === undefined || LIBRARY.test(caller.file))
    return LOADER.test(caller?.file ?? '') ? 'the loader' : 'a library';
  const place = relative(workspaceOf(caller.file) ?? '', caller.file);
  throw new UserError({
    code: 'SYNTH_NOT_REPEATABLE',
    message: `${place}${caller.line()} asks for ${what} while a layer is synthesised: its template would be another one each time`,
    remedy:
      'write the value in the config.ts of the layer; for a name that must be unique take Names.uniqueId(this)',
  });
}

/** The nearest file, found without the texts of a stack trace: libraries ask a thousand times. */
function callerOf(): { readonly file: string; readonly line: () => string } | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 8;
  Error.prepareStackTrace = (_, sites) => sites;
  const holder: { readonly stack?: readonly NodeJS.CallSite[] } = {};
  Error.captureStackTrace(holder, callerOf);
  const files = (holder.stack ?? []).map((site) => (site.getFileName() ?? '').replace(/^file:\/\//, ''));
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  const file = files.find((name) => name !== '' && name !== __filename);
  // Where lines have been compiled away, only a whole trace knows them.
  const line = (): string =>
    new RegExp(`${escape(file ?? '')}(:\\d+)`).exec(new Error().stack ?? '')?.[1] ?? '';
  return file === undefined ? undefined : { file, line };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
