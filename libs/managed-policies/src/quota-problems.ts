import { type CfnResource, Stack } from 'aws-cdk-lib';
import { isPrincipal } from './extract-policies';
import { renderedProperties } from './opened-resource';

/** Roles, users and groups with more managed policies than the account allows, counted over a whole tree. */
export function quotaProblems(resources: readonly CfnResource[], quota: number): string[] {
  const counts = new Map<string, { readonly name: string; count: number }>();
  const add = (key: string, name: string, count: number) => {
    const entry = counts.get(key) ?? { name, count: 0 };
    entry.count += count;
    counts.set(key, entry);
  };
  for (const principal of resources.filter(isPrincipal)) {
    add(ownKey(principal), principal.node.path, listed(principal, 'ManagedPolicyArns').length);
  }
  for (const policy of resources.filter(({ cfnResourceType: type }) => type === 'AWS::IAM::ManagedPolicy')) {
    for (const kind of ['Role', 'User', 'Group']) {
      for (const name of listed(policy, `${kind}s`)) add(key(policy, kind, name), JSON.stringify(name), 1);
    }
  }
  return [...counts.values()]
    .filter(({ count }) => count > quota)
    .map(
      ({ name, count }) =>
        `TOO_MANY_MANAGED_POLICIES: ${name} has ${count}; expected ${quota} or fewer. Put statements into fewer policies, ` +
        `or have the quota of the account raised and say so: ManagedPolicies.of(scope).apply({ quota: ${count} })`,
    );
}

/** A principal is known by reference in its own stack; a policy elsewhere, which knows its name, is counted apart. */
function ownKey(principal: CfnResource): string {
  const kind = principal.cfnResourceType.replace('AWS::IAM::', '');
  return key(principal, kind, { Ref: Stack.of(principal).resolve(principal.logicalId) as string });
}

function key(resource: CfnResource, kind: string, name: unknown): string {
  return JSON.stringify([Stack.of(resource).node.path, kind, name]);
}

function listed(resource: CfnResource, property: string): readonly unknown[] {
  const value = renderedProperties(resource)[property];
  return Array.isArray(value) ? value : [];
}
