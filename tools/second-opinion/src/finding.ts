/** The engines that are asked, none of them ours. */
export type EngineName = 'cfn-guard' | 'cfn-lint' | 'checkov';

/** One complaint of one engine about one resource of one template. */
export interface Finding {
  readonly engine: EngineName;
  /** The engine's own name of the rule. */
  readonly rule: string;
  readonly layer: string;
  readonly environment: string;
  /**
   * The resource in the template.
   *
   * @default - the complaint is about the template as a whole
   */
  readonly logicalId?: string;
  /** What the engine says, on one line. */
  readonly message: string;
}

/** How the list of disagreements names what a finding is about: `layer/LogicalId`, or `layer` for a whole template. */
export function resourceOf({ layer, logicalId }: Finding): string {
  return logicalId === undefined ? layer : `${layer}/${logicalId}`;
}
