import { UserError } from '@hipaa-cdk/errors';
import { type BootstrapPolicy, bootstrapPoliciesOf } from '@hipaa-cdk/layer/bootstrap-policies';
import type { DeployedTemplate, PolicyDocument } from '@hipaa-cdk/permissions';
import { isUnresolved, textOf } from '@hipaa-cdk/permissions';
import { POLICY_CHARACTERS, policySize } from '@hipaa-cdk/permissions';

/** A policy that a layer asks the bootstrap for, as it will be. */
export interface ResolvedPolicy extends Omit<BootstrapPolicy, 'statements'> {
  readonly id: string;
  readonly document: PolicyDocument;
}

/**
 * Boundaries that layers describe and the bootstrap makes, so that no deploy can change them.
 *
 * @throws UserError `BOUNDARY_OPEN` for one that hangs on a resource of the stack, `PERMISSIONS_TOO_LONG` for one that IAM
 * does not take: a boundary is one policy and cannot be split
 */
export function bootstrapPolicies(
  templates: readonly DeployedTemplate[],
  place: { readonly partition: string; readonly region: string; readonly account: string },
): readonly ResolvedPolicy[] {
  const known = {
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const all = templates.flatMap(({ template }) => bootstrapPoliciesOf(template));
  return all.map(({ name, description, statements }) => {
    const document = { Version: '2012-10-17', Statement: resolved(statements, known) } as PolicyDocument;
    refuse(name, document);
    return { id: pascal(name), name, description, document };
  });
}

/** Functions of CloudFormation as the texts that they stand for. */
function resolved(value: unknown, known: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, known));
  if (typeof value !== 'object' || value === null) return value;
  const [first = ''] = Object.keys(value);
  if (first === 'Ref' || first.startsWith('Fn::')) return textOf(value, known);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, known)]));
}

function refuse(name: string, document: PolicyDocument): void {
  const size = policySize(document);
  if (isUnresolved(JSON.stringify(document)))
    throw new UserError({
      code: 'BOUNDARY_OPEN',
      message: `boundary ${name} hangs on a resource of a stack, and the bootstrap comes before every stack`,
      remedy: 'name the resource in it by a pattern of its ARN',
    });
  if (size > POLICY_CHARACTERS)
    throw new UserError({
      code: 'PERMISSIONS_TOO_LONG',
      message: `boundary ${name} has ${size} characters; IAM takes ${POLICY_CHARACTERS}, and a boundary cannot be split`,
      remedy: 'let it say less: fewer actions by name, patterns that end in a star',
    });
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
