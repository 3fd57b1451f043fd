import type { TemplateView, ViewedResource } from '../template-view';

import { identityPolicies, type IdentityPolicy, inlinePolicies } from './identity-policies';
import { items } from './readings';

/** Policies that the template gives a role: its own, and those that it and they name each other by. */
export function policiesOfRole(role: ViewedResource, template: TemplateView): readonly IdentityPolicy[] {
  const isRole = (value: unknown): boolean => template.target(value)?.logicalId === role.logicalId;
  const named = items(role.properties['ManagedPolicyArns']).map((value) => template.target(value)?.logicalId);
  const attached = identityPolicies(template).filter(
    ({ resource: { logicalId, properties } }) =>
      named.includes(logicalId) || items(properties['Roles']).some(isRole) || isRole(properties['RoleName']),
  );
  return [...inlinePolicies(role), ...attached];
}
