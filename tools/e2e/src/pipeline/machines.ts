import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PACKED, allChecks, changeChecks, install, packPackages, unpackRelease } from '@hipaa-cdk/pipeline';
import type { CommandResult, TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

/** Synthesises as a check does, for the one environment that is deployed here. */
const SYNTH = 'mkdir -p dist/check && npx nx run-many -t synth --env=test --outputStyle=static';

/**
 * Commands that are not run as they are written, by their exact text: a changed command is not among them, and runs.
 * Packages are moved in instead of being installed or unpacked; checks have tests of their own, and leave what they leave.
 */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  [install.run, 'mv "$PACKAGES" node_modules'],
  [packPackages.run, `echo "what is in $PACKAGES" > dist/${PACKED.packages}`],
  [unpackRelease.at(-1)?.run ?? '', 'mv "$PACKAGES" node_modules'],
  ...[...allChecks, ...changeChecks('"$NX_BASE"')].map(
    ({ run }) => [run, run.includes('-t check') ? SYNTH : 'mkdir -p dist'] as const,
  ),
]);

/** Lets programs of Node reach this machine and no other: whoever has signed in talks to AWS alone, which is here. */
const LOOPBACK_ONLY = `const { Socket } = require('node:net');
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const host = options?.path ? 'localhost' : (options?.host ?? (typeof given[1] === 'string' ? given[1] : 'localhost'));
  if (!/^(127\\.0\\.0\\.1|::1|localhost|[\\w.-]+\\.localhost)$/.test(host)) {
    require('node:fs').writeSync(2, 'CONNECTION REFUSED: ' + process.argv[1] + ' asks for ' + host + '\\n');
    process.exit(97);
  }
  return connect.apply(this, given);
};
`;

/** A repository that developers push to, and machines that clone it anew for each job, as pipelines do. */
export class Machines {
  private readonly origin: string;
  private readonly packages: string;

  /** @param workspace the developer's clone; its packages and its embedded AWS are those of all machines */
  constructor(private readonly workspace: TemporaryWorkspace) {
    this.origin = join(workspace.root, 'tmp', 'origin.git');
    this.packages = join(workspace.root, 'node_modules');
    mkdirSync(join(workspace.root, 'tmp'), { recursive: true });
    execFileSync('git', ['clone', '--quiet', '--bare', workspace.root, this.origin]);
    workspace.git('remote', 'add', 'origin', this.origin);
  }

  /** An empty folder that nobody has used before. */
  folder(name: string): string {
    return mkdtempSync(join(this.workspace.root, 'tmp', `${name}-`));
  }

  /** An empty folder on a new machine. Machines of a service are alike: the one before had it at the same place. */
  machine(): string {
    const folder = join(this.workspace.root, 'tmp', 'machine');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    return folder;
  }

  /** Clones what can be reached from the branches of the repository, and checks a commit out. */
  clone(folder: string, commit: string): void {
    // Over a transport: a clone of a path would bring along commits that a forced push has left behind.
    execFileSync('git', ['clone', '--quiet', '--no-checkout', `file://${this.origin}`, folder]);
    execFileSync('git', ['checkout', '--quiet', '--detach', commit], { cwd: folder });
  }

  /** Runs lines of a pipeline in one shell that stops at the first failure. */
  async bash(
    lines: readonly string[],
    variables: Readonly<Record<string, string>>,
    folder: string,
  ): Promise<CommandResult> {
    const script = lines.map((line) => INSTEAD.get(line) ?? line).join('\n');
    const place = relative(this.workspace.root, folder);
    const env = {
      ...variables,
      PACKAGES: this.packages,
      LOCAL_AWS_FOLDER: join(this.workspace.root, '.local-aws'),
    };
    return this.workspace.start('bash', ['-e', '-c', script], env, place).result;
  }

  /** Variables with which a program of Node that asks for another machine ends at once, and says so. */
  alone(): Readonly<Record<string, string>> {
    const file = join(this.workspace.root, 'tmp', 'loopback-only.cjs');
    writeFileSync(file, LOOPBACK_ONLY);
    return { NODE_OPTIONS: `--require=${file}` };
  }

  /** Takes the packages back from a job, for the next one. */
  release(folder: string): void {
    const moved = join(folder, 'node_modules');
    if (existsSync(moved)) renameSync(moved, this.packages);
  }
}
