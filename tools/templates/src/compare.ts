import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '@hipaa-cdk/errors';
import { differences } from './differences';

/** Differences that are shown; a change of one shared construct has hundreds, and they are alike. */
const SHOWN = 20;

/** Compares the templates of the working tree, or of `--head`, with those of `--base`. */
function compare(workspace: string, args: string[]): void {
  const { base, head } = commitsOf(args);
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  try {
    const [before, after] = [join(folder, 'base'), join(folder, 'head')];
    synthesiseCommit(workspace, base, before);
    if (head === undefined) synthesise(workspace, workspace, after);
    else synthesiseCommit(workspace, head, after);
    report(base, differences(before, after));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commitsOf(args: string[]): { readonly base: string; readonly head?: string } {
  const options = { base: { type: 'string' }, head: { type: 'string' } } as const;
  const { base, head } = parseArgs({ args, options }).values;
  if (base !== undefined) return { base, head };
  throw new UserError({
    code: 'BASE_MISSING',
    message: 'there is no commit to compare with',
    remedy: 'npx nx run template-comparison:compare --base=main',
  });
}

/** Synthesises a commit by its own code, with the packages that are installed here. */
function synthesiseCommit(workspace: string, commit: string, folder: string): void {
  const checkout = mkdtempSync(join(tmpdir(), 'templates-commit-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  try {
    git('worktree', 'add', '--quiet', '--detach', '--force', checkout, commit);
  } catch (cause) {
    rmSync(checkout, { recursive: true, force: true });
    throw new UserError({
      code: 'COMMIT_UNKNOWN',
      message: `git cannot check out ${JSON.stringify(commit)}; expected a commit, branch or tag of this repository`,
      remedy: 'git fetch --all --tags',
      cause,
    });
  }
  try {
    symlinkSync(join(workspace, 'node_modules'), join(checkout, 'node_modules'), 'junction');
    synthesise(workspace, checkout, folder);
  } finally {
    git('worktree', 'remove', '--force', checkout);
  }
}

/** In a process of its own: one process would keep the first code that it loaded. */
function synthesise(workspace: string, checkout: string, folder: string): void {
  const own = join(workspace, 'tools/templates/src/synthesise.ts');
  const program = checkout === workspace ? own : join(checkout, 'synthesise-for-comparison.ts');
  if (program !== own) copyFileSync(own, program);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', program, folder], {
    cwd: checkout,
    env: { ...process.env, TSX_TSCONFIG_PATH: join(checkout, 'tsconfig.base.json') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) return;
  throw new UserError({
    code: 'SYNTH_FAILED',
    message: `${checkout === workspace ? 'the working tree' : 'the commit'} cannot be synthesised; the reason is above`,
  });
}

function report(base: string, { compared, found }: ReturnType<typeof differences>): void {
  for (const { file, first } of found.slice(0, SHOWN)) console.log(`✖ ${file}\n    ${first}`);
  if (found.length > SHOWN) console.log(`  … and ${found.length - SHOWN} more`);
  console.log(`${compared} templates and lists of assets compared with ${base}: ${found.length} differ`);
  if (found.length > 0) process.exitCode = 1;
}

try {
  compare(process.cwd(), process.argv.slice(2));
} catch (error) {
  if (!UserError.is(error)) throw error;
  console.error(error.describe());
  process.exitCode = 1;
}
