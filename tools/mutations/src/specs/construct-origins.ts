import { CfnResource, type Stack } from 'aws-cdk-lib';

/** Classes of the construct library carry this mark, and those of this workspace do not. */
const OF_THE_LIBRARY = Symbol.for('jsii.rtti');

/**
 * What makes each resource of a stack: for every construct of ours that it is in, the class and the path from there down, such as
 * `RotatedKey Resource`. Two resources with one origin come from the same lines, whatever the stack.
 *
 * @returns origins by logical id
 */
export function originsIn(stack: Stack): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const construct of stack.node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    const scopes = construct.node.scopes.slice(stack.node.scopes.length);
    const origins = scopes.flatMap((scope, index) => {
      const { constructor: made } = scope as { readonly constructor: { readonly name: string } };
      if (Object.hasOwn(made, OF_THE_LIBRARY)) return [];
      return [[made.name, ...scopes.slice(index + 1).map(({ node }) => node.id)].join(' ')];
    });
    found.set(stack.resolve(construct.logicalId) as string, origins);
  }
  return found;
}
