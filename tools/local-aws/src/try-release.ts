import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '@hipaa-cdk/errors';
import { EXTENSION, REQUIREMENTS, ensureInstalled, ensurePins, ministackVersion } from './installation';
import type { Progress } from './progress';
import type { Installation } from './python';
import { runCommand } from './run-command';
import { settingsFrom } from './settings';

/** What the extension's tests say of a release. */
export interface Tried {
  /** CloudFormation types that the release brings by itself. */
  readonly types: readonly string[];
  /** How many tests were run. */
  readonly tests: number;
  /** Those that failed. */
  readonly broken: readonly string[];
  /** Patches whose tests pass without them. */
  readonly needless: readonly string[];
}

/** A package that the release brings along in another version than the pinned one. */
export interface NewPackage {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

export interface ReleaseReport {
  readonly release: string;
  /** Types that the pinned release brings. */
  readonly typesNow: readonly string[];
  readonly tried: Tried;
  readonly packages: readonly NewPackage[];
}

/** The report in words, and what is to be done. */
export function describeRelease({ release, typesNow, tried, packages }: ReleaseReport): string {
  const without = (all: readonly string[], others: readonly string[]) =>
    all.filter((one) => !others.includes(one));
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
  return [
    `MiniStack ${release}, pinned is ${ministackVersion()}`,
    `tests: ${tried.tests - tried.broken.length} of ${tried.tests} pass`,
    ...list('tests that fail', tried.broken),
    ...list('patches to take out of extension/local_aws/patches.py', tried.needless),
    ...list('resource types that are new', without(tried.types, typesNow)),
    ...list('resource types that are gone', without(typesNow, tried.types)),
    ...list(
      'pins to write into requirements.txt; pip shows the hashes of other machines',
      packages.map(({ name, version, sha256 }) => `${name}==${version} --hash=sha256:${sha256}`),
    ),
  ].join('\n');
}

/** Whether the release can be pinned as it is, with the patches as they are. */
export function isFit({ tried }: ReleaseReport): boolean {
  return tried.broken.length === 0 && tried.needless.length === 0;
}

async function tryRelease(release: string, progress: Progress): Promise<ReleaseReport> {
  const { installations } = settingsFrom({}, process.env);
  const pinned = await ensureInstalled(installations, progress, runCommand);
  const folder = join(installations, `release-${release}`);
  // The pinned set first: what the release does not need anew stays as it is.
  const pins = { folder, requirements: REQUIREMENTS, what: 'the pinned packages' };
  const installed = await ensurePins(pins, progress, runCommand);
  progress(`installing MiniStack ${release} over them`);
  const packages = install(release, installed, join(folder, 'packages.json'));
  progress('running the tests, and those of each patch without it: some minutes');
  return {
    release,
    typesNow: JSON.parse(python(pinned, ['-c', TYPES])) as string[],
    tried: runTests(installed, folder),
    packages,
  };
}

const TYPES =
  'import json; from ministack.services.cloudformation import provisioners; print(json.dumps(sorted(provisioners._RESOURCE_HANDLERS)))';

interface PipReport {
  readonly install: readonly {
    readonly metadata: { readonly name: string; readonly version: string };
    readonly download_info: { readonly archive_info?: { readonly hashes?: { readonly sha256?: string } } };
  }[];
}

function install(release: string, installation: Installation, report: string): NewPackage[] {
  const target = installation.searchPath.flatMap((packages) => ['--target', packages]);
  const { status, stderr } = spawnSync(
    installation.python,
    [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--upgrade'],
      ...['--only-binary', ':all:', '--report', report, ...target, `ministack==${release}`],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new UserError({
      code: 'LOCAL_AWS_RELEASE_UNKNOWN',
      message: `MiniStack ${release} cannot be installed: ${stderr.trim().split('\n').at(-1) ?? ''}`,
      remedy: 'pip index versions ministack',
    });
  }
  const { install: all } = JSON.parse(readFileSync(report, 'utf8')) as PipReport;
  return all.map(({ metadata: { name, version }, download_info: from }) => ({
    name: name.toLowerCase(),
    version,
    sha256: from.archive_info?.hashes?.sha256 ?? '',
  }));
}

function runTests(installation: Installation, folder: string): Tried {
  const report = join(folder, 'tried.json');
  rmSync(report, { force: true });
  python(installation, ['-m', 'tests.release', report], join(folder, 'compiled'));
  return JSON.parse(readFileSync(report, 'utf8')) as Tried;
}

/** What a program prints. What it says of its progress goes to whoever waits. */
function python({ python: program, searchPath }: Installation, args: string[], compiled = ''): string {
  const isTests = args[0] === '-m';
  const { status, stdout } = spawnSync(program, args, {
    cwd: EXTENSION,
    env: {
      PATH: process.env['PATH'],
      PYTHONPATH: searchPath.join(delimiter),
      ...(compiled && { PYTHONPYCACHEPREFIX: compiled }),
    },
    stdio: ['ignore', isTests ? 'inherit' : 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status === 0) return stdout;
  throw new UserError({
    code: 'LOCAL_AWS_RELEASE_BROKEN',
    message: `${args.join(' ')} ended with ${status}: the extension does not fit this release at all, see above`,
  });
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { release: { type: 'string' } } });
    if (!/^\d+\.\d+\.\d+$/.test(values.release ?? '')) {
      throw new UserError({
        code: 'LOCAL_AWS_RELEASE_MISSING',
        message: `--release is ${JSON.stringify(values.release)}; expected a version such as ${ministackVersion()}`,
        remedy: 'pip index versions ministack',
      });
    }
    const report = await tryRelease(values.release ?? '', (line) => process.stderr.write(`${line}\n`));
    process.stdout.write(`${describeRelease(report)}\n`);
    return isFit(report) ? 0 : 1;
  } catch (error) {
    if (!UserError.is(error)) throw error;
    process.stderr.write(`${error.describe()}\n`);
    return 1;
  }
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
