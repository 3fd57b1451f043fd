import type { TemplateView, ViewedResource } from '../template-view';
import { items, isRecord } from './values';

/** A policy that says what somebody may do, and where it stands. */
interface IdentityPolicy {
  readonly resource: ViewedResource;
  /** Path below the properties. */
  readonly property: string;
  readonly document: unknown;
}

/** Properties that are policy documents. */
const documents: Readonly<Record<string, string>> = {
  'AWS::IAM::Policy': 'PolicyDocument',
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::IAM::RolePolicy': 'PolicyDocument',
  'AWS::IAM::UserPolicy': 'PolicyDocument',
  'AWS::IAM::GroupPolicy': 'PolicyDocument',
  'AWS::SSO::PermissionSet': 'InlinePolicy',
  'AWS::IoT::Policy': 'PolicyDocument',
};

/** Types with a list of policies of their own. */
const owners: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** All policies of a template that give permissions to roles, groups and users. */
export function identityPolicies(template: TemplateView): readonly IdentityPolicy[] {
  return template.resources().flatMap((resource) => {
    const property = documents[resource.Type];
    if (property !== undefined) return whole(resource, property);
    return owners.includes(resource.Type) ? inlinePolicies(resource) : [];
  });
}

/** Policies that a role, user or group carries in itself. */
function inlinePolicies(resource: ViewedResource): readonly IdentityPolicy[] {
  return items(resource.properties['Policies']).map((policy, index) => ({
    resource,
    property: `Policies.${index}.PolicyDocument`,
    document: isRecord(policy) ? policy['PolicyDocument'] : undefined,
  }));
}

function whole(resource: ViewedResource, property: string): readonly IdentityPolicy[] {
  const document = resource.properties[property];
  return document === undefined ? [] : [{ resource, property, document }];
}

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
