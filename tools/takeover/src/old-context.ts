import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Environments that the first template has, as it calls them. */
export const ENVIRONMENTS = ['dev', 'test', 'prod'] as const;

export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** What the first template's `cdk.json` says of one environment. */
export interface OldEnvironment {
  readonly name: EnvironmentName;
  readonly account: string;
  readonly region: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly certificateArns: readonly string[];
}

/** What it says of the application. */
export interface OldContext {
  readonly name: string;
  readonly title: string;
  /** An environment without an account is left out: the first template does not make it. */
  readonly environments: readonly OldEnvironment[];
}

const FILE = 'cdk.json';

/** A context that is read, and what is wrong with it. */
export interface ReadContext {
  readonly context?: OldContext;
  readonly problems: readonly Problem[];
}

/** Reads `cdk.json`. All that is wrong with it is in the answer, so that it is told beside what is wrong with templates. */
export function readContext(folder: string): ReadContext {
  const file = join(folder, FILE);
  if (!existsSync(file)) return wrong([FILE], 'there is no such file; expected that of the first template');
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return wrong([FILE], `${(error as Error).message}; expected JSON`);
  }
  const values = (parsed as { context?: unknown } | null)?.context;
  if (typeof values !== 'object' || values === null)
    return wrong(
      [FILE, 'context'],
      'is not there; expected the keys of the first template, such as "app:name"',
    );
  return fromValues(values as Values);
}

type Values = Readonly<Record<string, unknown>>;

function wrong(path: Problem['path'], message: string): ReadContext {
  return { problems: [{ path, message }] };
}

function fromValues(values: Values): ReadContext {
  const problems: Problem[] = [];
  const text = (key: string, pattern: RegExp, expected: string): string => {
    const value = values[key];
    if (typeof value === 'string' && pattern.test(value)) return value;
    const message =
      value === undefined ? `is not there; ${expected}` : `${expected}, got ${JSON.stringify(value)}`;
    problems.push({ path: [FILE, 'context', key], message });
    return '';
  };
  const list = (key: string): string[] => {
    const value = values[key];
    if (value === undefined || value === '') return [];
    if (typeof value === 'string') return value.split(',').map((part) => part.trim());
    problems.push({
      path: [FILE, 'context', key],
      message: `expected addresses joined by commas, got ${JSON.stringify(value)}`,
    });
    return [];
  };
  const name = text('app:name', /^[A-Za-z][\w-]*$/, 'expected the name of the application');
  const title = text('app:fullname', /\S/, 'expected the full name of the application');
  const environments = ENVIRONMENTS.flatMap((environment): OldEnvironment[] => {
    const kind = environment === 'prod' ? 'prod' : 'nonProd';
    const accountKey = `app:${kind}AwsAccountNumber`;
    if (environment === 'prod' && !values[accountKey]) return [];
    const account = text(accountKey, /^\d{12}$/, 'expected 12 digits');
    const region = text(
      `app:${kind}AwsRegion`,
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'expected a region such as "us-east-1"',
    );
    const client = `${account}:${environment}:userpool:webclient`;
    return [
      {
        name: environment,
        account,
        region,
        callbackUrls: list(`${client}:callbackUrls`),
        logoutUrls: list(`${client}:logoutUrls`),
        certificateArns: list(`${account}:${environment}:aws:elbv2:listener:443:SSLCertificateArns`),
      },
    ];
  });
  // Two environments of one account read the same keys.
  const once = [...new Map(problems.map((problem) => [problemList([problem]), problem])).values()];
  return { ...(once.length === 0 && { context: { name, title, environments } }), problems: once };
}

/** Everything that is wrong with what was given, one line each. */
export function inputProblem(folder: string, problems: readonly Problem[]): UserError {
  return new UserError({
    code: 'TAKEOVER_INPUT',
    message: `${problems.length} problem(s) in ${folder}:\n${problemList(problems)}`,
    remedy: 'nothing was written; docs/from-the-first-template.md says which files are read',
  });
}
