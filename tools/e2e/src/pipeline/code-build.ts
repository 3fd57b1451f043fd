import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Step, buildspec } from '@hipaa-cdk/pipeline';
import type { CommandResult } from '@hipaa-cdk/temporary-workspace';
import type { Machines } from './machines';

interface Buildspec {
  readonly env: { readonly variables: Readonly<Record<string, string>> };
  readonly phases: { readonly build: { readonly commands: readonly string[] } };
}

/** The command line of AWS, as far as the build specifications use it. */
const AWS = `#!/usr/bin/env bash
[[ "$1 $2 $3" == "s3 cp --no-progress" ]] || { echo "nothing here does aws $*"; exit 64; }
cp "\${4/#s3:\\/\\//$BUCKETS/}" "\${5/#s3:\\/\\//$BUCKETS/}"
`;

/**
 * Runs build specifications of the delivery layer line by line: the embedded AWS has projects of CodeBuild, and builds
 * nothing. Their bucket is a folder, and what they put below `/tmp` goes into a folder of each build.
 */
export class CodeBuild {
  private readonly buckets: string;
  private readonly commands: string;

  constructor(private readonly machines: Machines) {
    this.buckets = machines.folder('buckets');
    mkdirSync(this.artefacts, { recursive: true });
    this.commands = machines.folder('commands');
    writeFileSync(join(this.commands, 'aws'), AWS);
    chmodSync(join(this.commands, 'aws'), 0o755);
  }

  /**
   * Runs a build to its end. One without a source reaches this machine only.
   *
   * @param commit what it clones; a build without a source begins in an empty folder
   */
  async build(
    steps: readonly Step[],
    variables: Readonly<Record<string, string>>,
    commit?: string,
  ): Promise<CommandResult> {
    const { env, phases } = JSON.parse(buildspec(steps)) as Buildspec;
    const temporary = this.machines.machine();
    const source = join(temporary, 'source');
    mkdirSync(source);
    if (commit) this.machines.clone(source, commit);
    const lines = phases.build.commands.map((line) => line.replaceAll('/tmp/', `${temporary}/`));
    const all = {
      ...env.variables,
      ARTEFACT_BUCKET: 'store',
      DEPLOY_PROJECT: 'deploy',
      CODEBUILD_INITIATOR: 'Approver/jane',
      BUCKETS: this.buckets,
      PATH: `${this.commands}:${process.env['PATH'] ?? ''}`,
      ...variables,
    };
    try {
      return await this.machines.bash(lines, commit ? all : { ...all, ...this.machines.alone() }, source);
    } finally {
      this.machines.release(source);
    }
  }

  /** Stores what has one digest under another. */
  forge(digest: string, as: string): void {
    cpSync(join(this.artefacts, `${digest}.tgz`), join(this.artefacts, `${as}.tgz`));
  }

  private get artefacts(): string {
    return join(this.buckets, 'store', 'artefacts');
  }
}
