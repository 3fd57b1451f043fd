import type { Action } from './actions';

/** What a token of a job may do; what is not named, it may not. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export type WorkflowStep = (
  | {
      readonly name: string;
      readonly run: string;
      readonly env?: Readonly<Record<string, string>>;
      readonly if?: string;
    }
  | {
      readonly name: string;
      readonly action: Action;
      readonly with?: Readonly<Record<string, string | number | boolean>>;
      readonly if?: string;
    }
) & {
  /** What others call it by, to read its outputs. */
  readonly id?: string;
  /** What a reader of the workflow may ask; stands above the step. */
  readonly why?: string;
};

export interface Job {
  readonly name: string;
  readonly needs?: readonly string[];
  /** GitHub's environment, whose rules are asked before the job begins. */
  readonly environment?: string;
  readonly permissions: Permissions;
  /** Jobs of one group run one after the other, and none is broken off. */
  readonly concurrency?: string;
  readonly minutes: number;
  readonly if?: string;
  /** What jobs that wait for it may read, by name: an expression. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Runs once for each value of these variables. */
  readonly matrix?: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly WorkflowStep[];
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
