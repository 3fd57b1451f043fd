import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from '@hipaa-cdk/temporary-workspace';
import { parse } from 'yaml';
import type { Machines } from './machines';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
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
 * is done in its place: clone, keep and fetch files; and nobody signs in, because the embedded AWS lets everybody in.
 */
export class WorkflowRun {
  private readonly workflow: Workflow;
  private readonly kept: string;

  constructor(private readonly props: WorkflowRunProps) {
    this.workflow = parse(props.workflow) as Workflow;
    this.kept = props.machines.folder('kept');
  }

  /** Runs a job on a machine of its own; for one with an environment, this is what an approval does. */
  async job(id: string): Promise<JobResult> {
    const steps = this.workflow.jobs[id]?.steps;
    if (!steps) throw new Error(`the workflow has no job ${id}`);
    const { machines } = this.props;
    const folder = machines.machine();
    const summary = join(machines.folder('summary'), 'summary.md');
    writeFileSync(summary, '');
    let code = 0;
    let output = '';
    try {
      for (const step of steps) {
        if (code !== 0 && step.if !== 'always()') continue;
        const result = await this.step(step, folder, summary);
        output += `── ${step.name} ──\n${result.output}`;
        code ||= result.code;
      }
    } finally {
      machines.release(folder);
    }
    return { code, output, summary: readFileSync(summary, 'utf8') };
  }

  /** A file that a job of the run has kept. */
  read(name: string, file: string): string {
    return readFileSync(join(this.kept, name, file), 'utf8');
  }

  private async step(step: Step, folder: string, summary: string): Promise<CommandResult> {
    if (step.run === undefined) {
      this.action(step, folder);
      return { code: 0, output: '' };
    }
    const github = {
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: 'clinic/platform',
      GITHUB_RUN_ID: '17',
    };
    return this.props.machines.bash([step.run], { ...this.variables(), ...github }, folder);
  }

  private variables(): Record<string, string> {
    const known = this.props.expressions ?? {};
    return Object.fromEntries(
      Object.entries(this.workflow.env).map(([name, value]) => {
        const expression = /^\$\{\{ (.*) \}\}$/.exec(value)?.[1];
        if (expression === undefined) return [name, value];
        const meant = known[expression];
        if (meant === undefined) throw new Error(`nobody said what ${expression} stands for`);
        return [name, meant];
      }),
    );
  }

  private action({ uses = '', with: input = {} }: Step, folder: string): void {
    const [action = ''] = uses.split('@');
    const place = () =>
      [join(this.kept, String(input['name'])), join(folder, String(input['path']))] as const;
    switch (action) {
      case 'actions/checkout':
        return this.props.machines.clone(folder, this.props.commit);
      case 'actions/setup-node':
      case 'aws-actions/configure-aws-credentials':
        return;
      case 'actions/upload-artifact': {
        const [kept, path] = place();
        if (existsSync(path)) cpSync(path, kept, { recursive: true });
        return;
      }
      case 'actions/download-artifact': {
        const [kept, path] = place();
        return cpSync(kept, path, { recursive: true });
      }
      default:
        throw new Error(`nothing here does what ${action} does`);
    }
  }
}
