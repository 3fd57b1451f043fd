import type { Environment } from '@hipaa-cdk/environments';
import type { Session } from './aws/session';
import type { Progress } from './progress/progress';
import type { Row } from './progress/row';
import type { LayerNode, RunRequest } from './request';

/** What the work on one layer can use. */
export interface LayerRun {
  readonly layer: LayerNode;
  readonly environment: Environment;
  /** CloudFormation's name of the stack. */
  readonly stack: string;
  readonly progress: Progress;
  readonly request: RunRequest;
  /** Options of the task as given. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * The open account, or the embedded AWS.
   *
   * @throws UserError when it cannot be opened
   */
  readonly session: () => Promise<Session>;
}

/** What a command says of a layer in the closing table. */
export type Outcome = Omit<Row, 'layer' | 'stack' | 'seconds'>;

/** Work on one layer. */
export type LayerCommand = (run: LayerRun) => Promise<Outcome>;
