import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Part of a template that tells the bootstrap which policies the layer stands on. */
const METADATA = 'BootstrapPolicies';

/** A policy that only the bootstrap makes and changes, such as a boundary of roles that are made by others. */
export interface BootstrapPolicy {
  /** Fixed name: it begins like the boundary's, so that no role inside the boundary can change it. */
  readonly name: string;
  readonly description: string;
  /** Statements as in a policy. They may name the account and the region, and no resource of the stack. */
  readonly statements: readonly unknown[];
}

/** Asks the bootstrap for a policy. It is there before the stack is: what it says cannot hang on resources of the stack. */
export function bootstrapPolicy(
  scope: Construct,
  id: string,
  {
    name,
    description,
    statements,
  }: Omit<BootstrapPolicy, 'statements'> & { readonly statements: readonly iam.PolicyStatement[] },
): iam.IManagedPolicy {
  const stack = Stack.of(scope);
  const { metadata = {} } = stack.templateOptions;
  const known = (metadata[METADATA] ?? []) as readonly BootstrapPolicy[];
  const own: BootstrapPolicy = {
    name,
    description,
    statements: statements.map((statement) => statement.toStatementJson() as unknown),
  };
  stack.templateOptions.metadata = { ...metadata, [METADATA]: [...known, own] };
  const arn = `arn:${stack.partition}:iam::${stack.account}:policy/${name}`;
  return iam.ManagedPolicy.fromManagedPolicyArn(scope, id, arn);
}

/** Policies that a template asks the bootstrap for. */
export function bootstrapPoliciesOf(template: object): readonly BootstrapPolicy[] {
  const { Metadata = {} } = template as { readonly Metadata?: Readonly<Record<string, unknown>> };
  return (Metadata[METADATA] ?? []) as readonly BootstrapPolicy[];
}
