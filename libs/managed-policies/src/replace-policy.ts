import { CfnResource, type IResolveContext, Stack } from 'aws-cdk-lib';
import { Dependable, type IConstruct } from 'constructs';
import { ConvertedPolicy, type InlinePolicy, type PrincipalKind } from './converted-policy';
import { givenProperty, overridesOf, propertyOverrides, renderedProperties } from './opened-resource';

/** Types that are inline policies by themselves. */
const INLINE_POLICIES: readonly string[] = [
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

export function isInlinePolicy(construct: IConstruct): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && INLINE_POLICIES.includes(construct.cfnResourceType);
}

/**
 * Puts a managed policy in the place of an inline one. The managed policy has a logical id of its own: CloudFormation
 * cannot change the type of a resource, and so a stack that is deployed already gets the new policy before it loses the
 * old one.
 */
export function replacePolicy(old: CfnResource): void {
  const { scope } = old.node;
  if (!scope?.node.tryRemoveChild(old.node.id)) return;
  const isChildOfConstruct = old.node.id === 'Resource';
  const [first] = ConvertedPolicy.from(
    scope,
    isChildOfConstruct ? 'Managed' : `${old.node.id}Managed`,
    inline(old),
  );
  if (isChildOfConstruct) scope.node.defaultChild = first;
  carryOverrides(old, first);
  moveDependencies(old, first);
}

function inline(old: CfnResource): InlinePolicy {
  return {
    origin: old,
    document: (context) => property(old, 'PolicyDocument', context),
    principals: (context, kind: PrincipalKind) => {
      const one = property(old, `${kind}Name`, context);
      return one === undefined ? property(old, `${kind}s`, context) : [one];
    },
  };
}

/** Only an override needs the resource rendered, which would refuse an empty policy before the CDK says what is wrong with it. */
function property(old: CfnResource, name: string, context: Pick<IResolveContext, 'resolve'>): unknown {
  return name in propertyOverrides(old)
    ? renderedProperties(old, context)[name]
    : context.resolve(givenProperty(old, name));
}

/** Overrides of properties are in the document and the principals already; names of inline policies have no use. */
function carryOverrides(old: CfnResource, replacement: CfnResource): void {
  for (const [section, value] of Object.entries(overridesOf(old))) {
    if (section !== 'Properties' && section !== 'Type') replacement.addOverride(section, value);
  }
}

function moveDependencies(old: CfnResource, replacement: CfnResource): void {
  Dependable.implement(old, { dependencyRoots: [replacement] });
  for (const dependency of old.node.dependencies) replacement.node.addDependency(dependency);
  for (const target of old.obtainDependencies()) {
    if (CfnResource.isCfnResource(target)) replacement.addResourceDependency(target);
  }
  for (const dependent of Stack.of(replacement).node.findAll()) {
    if (CfnResource.isCfnResource(dependent) && dependent.obtainDependencies().includes(old)) {
      dependent.replaceDependency(old, replacement);
    }
  }
}
