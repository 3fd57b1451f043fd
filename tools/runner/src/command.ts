import type { Environment } from '@hipaa-cdk/environments';
import type { SynthesisedLayer } from '@hipaa-cdk/layer-templates';
import type { Session } from './aws/session';
import type { Place } from './place';
import type { Progress } from './progress/progress';
import type { Intent } from './record/deploy-record';
import type { LayerNode, RunRequest } from './request';

/** What the work on one layer can use. */
export interface LayerRun {
  readonly layer: LayerNode;
  /** The environment that was asked for. */
  readonly environment: Environment;
  /** Where the work acts, which may be what several environments share. */
  readonly place: Place;
  readonly progress: Progress;
  readonly request: RunRequest;
  /** Synthesises the layer into `dist/cdk/<layer>/<environment>`. */
  readonly synthesise: () => Promise<SynthesisedLayer>;
  /** The layer as it was synthesised there; anew where that is damaged. */
  readonly synthesised: () => Promise<SynthesisedLayer>;
  /** Options of the task as given. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * The open account, or the embedded AWS.
   *
   * @throws UserError when it cannot be opened
   */
  readonly session: () => Promise<Session>;
  /**
   * Writes down what is about to be done, before CloudFormation begins: to be called by whatever changes the stack.
   *
   * @default - nobody keeps records
   */
  readonly begin?: (result: Intent['result']) => Promise<void>;
}

/** What a command says of a layer in the closing table. */
export type Outcome = Omit<Row, 'layer' | 'stack' | 'seconds'>;

/** Work on one layer. */
export type LayerCommand = (run: LayerRun) => Promise<Outcome>;

/**
 * A command that looks at all layers of a run together and prints what it found.
 *
 * @returns layers for which it failed
 */
export type WholeRun = (request: RunRequest, progress: Progress) => Promise<ReadonlySet<string>>;

/** How a layer came out of a command. */
type Result =
  | 'synthesised'
  | 'deployed'
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'destroyed'
  | 'absent'
  | 'kept'
  | 'retired'
  | 'recovered'
  | 'skipped'
  | 'failed';

/** One line of the closing table. */
export interface Row {
  readonly layer: string;
  readonly stack: string;
  readonly result: Result;
  /** Resources in the template. */
  readonly resources?: number;
  /** Resources whose type the embedded AWS only pretends to have. */
  readonly stubbed?: number;
  /** Values that the layer publishes. */
  readonly published?: number;
  readonly seconds: number;
  /** Why, for rows that are not plain success. */
  readonly note?: string;
}
