/** One resource of a CloudFormation template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Condition?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** A CloudFormation template, ours or anybody's. */
export interface CloudFormationTemplate {
  readonly Description?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<
    Record<string, { readonly Type: string; readonly Default?: unknown; readonly NoEcho?: unknown }>
  >;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } }>
  >;
}

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
