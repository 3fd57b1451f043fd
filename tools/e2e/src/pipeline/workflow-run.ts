import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CommandResult } from '@hipaa-cdk/temporary-workspace';
import { parse } from 'yaml';
import type { Machines } from './machines';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface WorkflowRunProps {
  readonly machines: Machines;
  /** Text of the workflow. */
  readonly workflow: string;
  readonly commit: string;
  /**
   * What expressions in the variables of the workflow stand for.
   *
   * @default - it has none
   */
  readonly expressions?: Readonly<Record<string, string>>;
}

/** How a job came out. */
export interface JobResult extends CommandResult {
  /** What the job wrote for the page of the run. */
  readonly summary: string;
}

/**
 * One run of a generated workflow: every command of a job is run in bash as it is written. Only what GitHub itself does
 * is done in its place: clone, keep and fetch files; and nobody signs in, because the embedded AWS lets everybody in. A job
 * that would sign in reaches this machine only.
 */
export class WorkflowRun {
  private readonly workflow: Workflow;
  private readonly kept: string;
  /** What expressions stand for: those that were given, and what jobs have said. */
  private readonly known = new Map<string, string>();

  constructor(private readonly props: WorkflowRunProps) {
    this.workflow = parse(props.workflow) as Workflow;
    this.kept = props.machines.folder('kept');
    for (const [expression, meant] of Object.entries(props.expressions ?? {}))
      this.known.set(expression, meant);
  }

  /** Runs a job on a machine of its own; for one with an environment, this is what an approval does. */
  async job(id: string): Promise<JobResult> {
    const job = this.workflow.jobs[id];
    if (!job) throw new Error(`the workflow has no job ${id}`);
    const { machines } = this.props;
    const alone = job.permissions['id-token'] === 'write' ? machines.alone() : {};
    const folder = machines.machine();
    const summary = join(machines.folder('summary'), 'summary.md');
    writeFileSync(summary, '');
    let code = 0;
    let output = '';
    try {
      for (const step of job.steps) {
        if (code !== 0 && step.if !== 'always()') continue;
        const result = await this.step(step, folder, summary, alone);
        output += `── ${step.name} ──\n${result.output}`;
        code ||= result.code;
      }
    } finally {
      machines.release(folder);
    }
    if (code === 0) {
      for (const [name, value] of Object.entries(this.meant(job.outputs ?? {})))
        this.known.set(`needs.${id}.outputs.${name}`, value);
    }
    return { code, output, summary: readFileSync(summary, 'utf8') };
  }

  /** A file that a job of the run has kept. */
  read(name: string, file: string): string {
    return readFileSync(join(this.kept, name, file), 'utf8');
  }

  /** Changes one byte of a file that a job of the run has kept; again, and it is what it was. */
  tamper(name: string, file: string): void {
    const path = join(this.kept, name, file);
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(path, bytes);
  }

  private async step(
    step: Step,
    folder: string,
    summary: string,
    alone: Readonly<Record<string, string>>,
  ): Promise<CommandResult> {
    if (step.run === undefined) {
      this.action(step, folder);
      return { code: 0, output: '' };
    }
    const said = `${summary}.said`;
    writeFileSync(said, '');
    const github = {
      GITHUB_OUTPUT: said,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: 'clinic/platform',
      GITHUB_RUN_ID: '17',
    };
    const variables = {
      ...this.meant(this.workflow.env),
      ...this.meant(step.env ?? {}),
      ...github,
      ...alone,
    };
    const result = await this.props.machines.bash([step.run], variables, folder);
    for (const [, name, value] of readFileSync(said, 'utf8').matchAll(/^(\w+)=(.*)$/gm))
      this.known.set(`steps.${step.id}.outputs.${name}`, value ?? '');
    return result;
  }

  /** Values with what their expressions stand for. */
  private meant(values: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const expression = /^\$\{\{ (.*) \}\}$/.exec(value)?.[1];
        if (expression === undefined) return [name, value];
        const meant = this.known.get(expression);
        if (meant === undefined) throw new Error(`nobody said what ${expression} stands for`);
        return [name, meant];
      }),
    );
  }

  private action({ uses = '', with: input = {} }: Step, folder: string): void {
    const [action = ''] = uses.split('@');
    const kept = join(this.kept, String(input['name']));
    const paths = String(input['path'])
      .split('\n')
      .map((path) => join(folder, path));
    switch (action) {
      case 'actions/checkout':
        return this.props.machines.clone(folder, this.props.commit);
      case 'actions/cache':
      case 'actions/setup-node':
      case 'aws-actions/configure-aws-credentials':
        return;
      case 'actions/upload-artifact':
        return keep(paths, kept);
      case 'actions/download-artifact':
        return cpSync(kept, paths[0] ?? '', { recursive: true });
      default:
        throw new Error(`nothing here does what ${action} does`);
    }
  }
}

/** A folder is kept as what is in it, files that are named as themselves. */
function keep(paths: readonly string[], kept: string): void {
  mkdirSync(kept, { recursive: true });
  for (const path of paths.filter((one) => existsSync(one)))
    cpSync(path, paths.length > 1 ? join(kept, basename(path)) : kept, { recursive: true });
}
