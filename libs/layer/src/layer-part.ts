/**
 * A template that a layer publishes beside its own, for others to launch. A layer that has some exports, in its
 * `main.ts`, `parts(environment: Environment): LayerPart[]`.
 */
export interface LayerPart {
  /** Name in reports and on the command line, unique in the layer. */
  readonly name: string;
  /** Name of the version, which changes with the template. */
  readonly version: string;
  /** SHA-256 of the template, in hexadecimal digits. */
  readonly hash: string;
  /** The template, with the parameters and conditions that a launch decides. */
  readonly template: object;
}
