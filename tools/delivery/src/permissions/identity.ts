import { own } from './own-names';
import { type Permission, type TypePermissions, allow } from './permission';

/** Lets a service act with a role of the application. */
export const passRole: Permission = allow('iam', 'PassRole', own.roles);

/** Lets AWS make the role that a service brings along, once an account. */
export const serviceLinkedRole = (...services: readonly string[]): Permission =>
  allow(
    'iam',
    'CreateServiceLinkedRole',
    ...services.map(
      (service) => `arn:{partition}:iam::{account}:role/aws-service-role/${service}.amazonaws.com/*`,
    ),
  );

export const identityPermissions: TypePermissions = {
  'AWS::IAM::InstanceProfile': [
    allow(
      'iam',
      'CreateInstanceProfile DeleteInstanceProfile GetInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile TagInstanceProfile UntagInstanceProfile',
      own.instanceProfiles,
    ),
    allow('iam', 'GetRole', own.roles),
    passRole,
  ],
  'AWS::IAM::ManagedPolicy': [
    allow(
      'iam',
      'CreatePolicy DeletePolicy GetPolicy CreatePolicyVersion DeletePolicyVersion GetPolicyVersion ListPolicyVersions ListEntitiesForPolicy TagPolicy UntagPolicy',
      own.policies,
    ),
    allow('iam', 'AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies', own.roles),
  ],
  'AWS::IAM::OIDCProvider': [
    allow(
      'iam',
      'CreateOpenIDConnectProvider DeleteOpenIDConnectProvider GetOpenIDConnectProvider AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint TagOpenIDConnectProvider UntagOpenIDConnectProvider ListOpenIDConnectProviderTags',
      'arn:{partition}:iam::{account}:oidc-provider/*',
    ),
  ],
  'AWS::IAM::Role': [
    allow(
      'iam',
      'CreateRole DeleteRole GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy PutRolePermissionsBoundary AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies PutRolePolicy DeleteRolePolicy GetRolePolicy ListRolePolicies ListInstanceProfilesForRole TagRole UntagRole ListRoleTags',
      own.roles,
    ),
  ],
};
