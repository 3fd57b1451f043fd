/** One command of a pipeline, whichever service runs it. */
export interface Step {
  /** What it does, as a heading. */
  readonly name: string;
  /** For bash; several lines are one command after the other. */
  readonly run: string;
}

/** Major version of Node that pipelines run on. */
export const NODE_VERSION = '22';

/** What every step finds in its environment: nothing stays running, and a deploy without a base fails. */
export const VARIABLES: Readonly<Record<string, string>> = {
  CI: 'true',
  NX_DAEMON: 'false',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
};
