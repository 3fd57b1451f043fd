import { CfnResource, type Stack, TagManager, Tags, Token } from 'aws-cdk-lib';
import { tagProblems } from './tag-problems';
import type { TagSet } from './tag-set';

/**
 * Puts the tag set on the stack and on every taggable resource in it, and refuses to synthesise while a resource
 * lacks a tag or carries a malformed one.
 */
export function enforceTags(stack: Stack, tags: TagSet): void {
  for (const [name, value] of Object.entries(tags)) {
    Tags.of(stack).add(name, value, {
      excludeResourceTypes: Token.isUnresolved(value) ? ['aws:cdk:stack'] : [],
    });
    // The library's tag aspect leaves stacks out; CloudFormation takes these along to types that it tags by itself.
    if (!Token.isUnresolved(value)) stack.tags.setTag(name, value);
  }
  stack.node.addValidation({ validate: () => resources(stack).flatMap(describeProblems) });
}

function resources(stack: Stack): CfnResource[] {
  return stack.node.findAll().filter((node): node is CfnResource => CfnResource.isCfnResource(node));
}

function describeProblems(resource: CfnResource): string[] {
  const manager = TagManager.of(resource);
  if (!manager) return [];
  const logicalId = resource.stack.resolve(resource.logicalId) as string;
  const { literal, filledIn } = tagsOf(manager);
  return tagProblems(literal, filledIn).map(
    (problem) => `TAG_INVALID: ${resource.node.path} (${resource.cfnResourceType}, ${logicalId}): ${problem}`,
  );
}

/** Values that CloudFormation fills in later cannot be judged here, and are taken as they are. */
function tagsOf(manager: TagManager): { literal: Record<string, string>; filledIn: ReadonlySet<string> } {
  const tags = Object.entries(manager.tagValues());
  return {
    literal: Object.fromEntries(tags.filter(([, value]) => !Token.isUnresolved(value))),
    filledIn: new Set(tags.filter(([, value]) => Token.isUnresolved(value)).map(([name]) => name)),
  };
}
