import type { CloudFormationTemplate } from './template';

/** A parameter of a template, with everything CloudFormation holds against a value. */
export interface LaunchParameter {
  readonly Type: string;
  readonly Default?: unknown;
  readonly NoEcho?: unknown;
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly MinLength?: number | string;
  readonly MaxLength?: number | string;
  /** What CloudFormation says in place of the pattern. */
  readonly ConstraintDescription?: string;
  readonly Description?: string;
}

/** What must hold between parameters. */
export interface LaunchRule {
  readonly RuleCondition?: unknown;
  readonly Assertions: readonly { readonly Assert: unknown; readonly AssertDescription?: string }[];
}

/** A template that people launch with parameters of their own. */
export interface LaunchTemplate extends Omit<CloudFormationTemplate, 'Parameters'> {
  readonly Parameters?: Readonly<Record<string, LaunchParameter>>;
  readonly Rules?: Readonly<Record<string, LaunchRule>>;
}

/** Parameter -> value as text. */
export type ParameterValues = Readonly<Record<string, string>>;
