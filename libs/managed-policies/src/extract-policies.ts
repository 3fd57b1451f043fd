import { CfnResource, Lazy, Stack, Token, type aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ConvertedPolicy } from './converted-policy';
import { givenProperty, propertyOverrides } from './opened-resource';

const PRINCIPALS: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

export function isPrincipal(construct: IConstruct): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && PRINCIPALS.includes(construct.cfnResourceType);
}

/**
 * Takes the `Policies` out of a role, user or group and has it name managed policies instead. It names them, rather than
 * they it, so that it has its permissions from the moment it exists, as it had before.
 *
 * Policies that are computed at deployment, as with `Fn::If`, cannot be taken out and stay.
 */
export function extractPolicies(principal: CfnResource): void {
  const policies = effective(principal, 'Policies');
  const found: unknown = Stack.of(principal).resolve(policies);
  if (!Array.isArray(found) || found.length === 0 || !found.every(isPolicy)) return;
  const managed = found.flatMap((policy, index) =>
    ConvertedPolicy.from(principal, idOf(principal, policy, index), {
      origin: principal,
      document: (context) => {
        const now = context.resolve(policies) as readonly InlineBlock[];
        return documentOf(now[index]);
      },
    }),
  );
  attach(principal, managed);
  set(principal, 'Policies', undefined);
}

/** CloudFormation's spelling, and that of the CDK's own classes before they are rendered. */
interface InlineBlock {
  readonly PolicyName?: unknown;
  readonly PolicyDocument?: unknown;
  readonly policyName?: unknown;
  readonly policyDocument?: unknown;
}

function isPolicy(block: unknown): block is InlineBlock {
  return typeof block === 'object' && block !== null && documentOf(block) !== undefined;
}

function documentOf(block: InlineBlock | undefined): unknown {
  return block?.PolicyDocument ?? block?.policyDocument;
}

/** The name of the inline policy, so that the order of policies does not matter to what is deployed. */
function idOf(principal: CfnResource, block: InlineBlock, index: number): string {
  const name = block.PolicyName ?? block.policyName;
  const id = typeof name === 'string' ? name : `Policy${index + 1}`;
  return principal.node.tryFindChild(id) ? `${id}${index + 1}` : id;
}

function attach(principal: CfnResource, policies: readonly iam.CfnManagedPolicy[]): void {
  const before = effective(principal, 'ManagedPolicyArns');
  const arns = Lazy.uncachedAny({
    produce: (context) => [
      ...((context.resolve(before) as unknown[] | undefined) ?? []),
      ...policies.map(({ ref }) => ref),
    ],
  });
  set(principal, 'ManagedPolicyArns', arns);
}

function effective(principal: CfnResource, property: string): unknown {
  const overrides = propertyOverrides(principal);
  return property in overrides ? overrides[property] : givenProperty(principal, property);
}

/** Classes of the CDK keep the value where others read it; anything else is overridden. */
function set(principal: CfnResource, property: 'Policies' | 'ManagedPolicyArns', value: unknown): void {
  const key = property === 'Policies' ? 'policies' : 'managedPolicyArns';
  if (key in principal) {
    Object.assign(principal, { [key]: property === 'Policies' ? value : Token.asList(value) });
  }
  if (!(key in principal) || property in propertyOverrides(principal))
    principal.addPropertyOverride(property, value);
}
