import type { EngineName, Finding } from '../finding';
import type { SynthesisedTemplate } from '../synthesised-templates';

/** Somebody else's judge of CloudFormation templates. */
export interface Engine {
  readonly name: EngineName;
  /**
   * @throws UserError `SECOND_OPINION_ENGINE_FAILED` when the engine does not come to a verdict
   */
  judge(templates: readonly SynthesisedTemplate[]): Promise<readonly Finding[]>;
}
