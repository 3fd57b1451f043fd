import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { RuleContext } from '@hipaa-cdk/rules';
import type { ConstructOrigin } from '../template/construct-origins';

/** One template to judge. */
export interface Subject {
  /** What reports call it, such as `storage prod`. Unique among the templates judged together. */
  readonly name: string;
  readonly template: CloudFormationTemplate;
  readonly context: RuleContext;
  /**
   * Layer that the template is of.
   *
   * @default - a stranger's template, which no exception is about
   */
  readonly layer?: string;
  /**
   * What of the layer it is, where that publishes more than its own template.
   *
   * @default - the layer's own template
   */
  readonly part?: string;
  /**
   * Name of the environment that the template is for.
   *
   * @default - none
   */
  readonly environment?: string;
  /**
   * File that the template was read from, for messages and reports.
   *
   * @default - unknown
   */
  readonly source?: string;
  /**
   * Where its resources come from, by logical id.
   *
   * @default - construct paths are taken from the template's metadata; lines of code are unknown
   */
  readonly origins?: ReadonlyMap<string, ConstructOrigin>;
}
