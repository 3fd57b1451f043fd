import type { LaunchTemplate, ParameterValues } from '@hipaa-cdk/templates';

/** A launch whose parameters have been judged. */
export interface Launch {
  readonly product: string;
  /** Name of the version to launch. */
  readonly version: string;
  readonly template: LaunchTemplate;
  readonly params: ParameterValues;
  /** Tags to choose where the portfolio leaves a choice. */
  readonly tags: ParameterValues;
}

/** Something that was launched. */
export interface Launched {
  readonly name: string;
  readonly product: string;
  readonly status: string;
  readonly outputs: ParameterValues;
}

/** Called with what happens. */
export type Say = (line: string) => void;

/** Launches products and sees to what was launched: on the embedded AWS, or through Service Catalog. */
export interface Launcher {
  /**
   * @returns what the product says of itself, such as the address of a site
   * @throws UserError when it was not launched
   */
  launch(launch: Launch, say: Say): Promise<ParameterValues>;
  launched(): Promise<readonly Launched[]>;
  /** @throws UserError when there is no such name, or it was not removed */
  terminate(name: string, say: Say): Promise<void>;
}
