import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { ensurePins, pinsHash } from './installation';
import { runCommand } from './run-command';
import { TOOL_FOLDER, settingsFrom } from './settings';

const WORKSPACE = resolve(TOOL_FOLDER, '../..');
const CONFIG = join(TOOL_FOLDER, 'pyproject.toml');
const PINS = join(TOOL_FOLDER, 'python-tools.txt');
const EXTENSION = join(TOOL_FOLDER, 'extension');

/** Answers with its exit code. */
type Tool = (...args: readonly string[]) => { readonly code: number; readonly output: string };

/** Every Python file below a folder that git does not ignore. */
export function pythonFiles(tool: Tool, folder = WORKSPACE): string[] {
  const { output } = tool('ruff', 'check', '--config', CONFIG, '--show-files', folder);
  return output.split('\n').filter((file) => file.endsWith('.py'));
}

const CHECKS: Readonly<Record<string, (tool: Tool, cache: string, folder?: string) => number>> = {
  lint: (tool, _cache, folder = WORKSPACE) => {
    const rules = tool('ruff', 'check', '--config', CONFIG, '--no-cache', '--quiet', folder);
    const format = tool('ruff', 'format', '--config', CONFIG, '--no-cache', '--quiet', '--check', folder);
    process.stdout.write(rules.output + format.output);
    return rules.code || format.code;
  },
  typecheck: (tool, cache, folder = WORKSPACE) => {
    const files = pythonFiles(tool, folder);
    const { code, output } = tool('mypy', '--config-file', CONFIG, '--cache-dir', cache, ...files);
    process.stdout.write(output);
    return code;
  },
};

/** Lints or types all Python of the workspace; gives the exit code. */
export async function main([verb = '', folder]: readonly string[]): Promise<number> {
  const check = CHECKS[verb];
  if (!check) {
    throw new UserError({
      code: 'PYTHON_TOOLS_VERB_UNKNOWN',
      message: `"${verb}" is not a verb; expected one of ${Object.keys(CHECKS).join(', ')}`,
    });
  }
  const { installations } = settingsFrom({}, process.env);
  const own = join(installations, `python-tools-${pinsHash(PINS)}`);
  const pins = { folder: own, requirements: PINS, what: 'ruff and mypy' };
  const progress = (line: string) => process.stderr.write(`${line}\n`);
  const { python, searchPath } = await ensurePins(pins, progress, runCommand);
  const tool: Tool = (name, ...args) => {
    const { status, stdout, stderr } = spawnSync(python, ['-m', name, ...args], {
      cwd: WORKSPACE,
      env: {
        PATH: process.env['PATH'],
        PYTHONPATH: searchPath.join(delimiter),
        // Where a file stands alone, its folder is what its imports begin at.
        MYPYPATH: [EXTENSION, ...(name === 'mypy' ? standingAlone(args) : [])].join(delimiter),
      },
      encoding: 'utf8',
    });
    return { code: status ?? 1, output: stdout + stderr };
  };
  return check(tool, join(own, 'mypy'), folder);
}

function standingAlone(args: readonly string[]): string[] {
  const files = args.filter((arg) => arg.endsWith('.py') && relative(EXTENSION, arg).startsWith('..'));
  return [...new Set(files.map((file) => dirname(file)))];
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      process.stderr.write(`${UserError.is(error) ? error.describe() : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
