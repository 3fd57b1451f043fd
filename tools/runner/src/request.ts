/** Everything the runner can do with a layer. */
export const COMMANDS = [
  'synth',
  'diff',
  'deploy',
  'destroy',
  'recover',
  'status',
  'drift',
  'history',
  'rehearse',
  'check',
] as const;

/** What the runner can be asked for, one word for each target. */
export type Command = (typeof COMMANDS)[number];

/** One Nx task. */
export interface TaskRequest {
  /** Nx's id, such as `database:deploy`. */
  readonly id: string;
  readonly layer: string;
  readonly command: Command;
  /** Options as given, not yet checked. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A layer of the workspace and the layers whose contracts it reads. */
export interface LayerNode {
  readonly name: string;
  /** Folder, relative to the workspace. */
  readonly root: string;
  readonly reads: readonly string[];
  /** Layer that is read -> folders of the projects on the way to its contract, in the order of their imports. */
  readonly imports?: Readonly<Record<string, readonly string[]>>;
}

/** What one Nx invocation asks of the runner. */
export interface RunRequest {
  readonly workspaceRoot: string;
  readonly tasks: readonly TaskRequest[];
  /**
   * Commands of the whole Nx invocation, which hands its options to every task.
   *
   * @default - those of the tasks
   */
  readonly commands?: readonly Command[];
  /** Task id -> ids of the tasks that Nx wants finished before. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** Every layer of the workspace, not only the ones with a task. */
  readonly layers: readonly LayerNode[];
  /** Whether the person named the environment, or it is the default. */
  readonly environmentGiven: boolean;
  /** Process id of the Nx that a person started, to find out whether they look at a terminal. */
  readonly nxProcess: number;
}

/** What becomes of one task. */
export interface TaskReport {
  readonly task: string;
  readonly success: boolean;
  /** Text that Nx keeps with a cached task. */
  readonly terminalOutput: string;
}
