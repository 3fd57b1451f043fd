import { passRole } from './identity';
import { type TypePermissions, allow } from './permission';

export const signInPermissions: TypePermissions = {
  'AWS::Cognito::IdentityPool': [
    allow(
      'cognito-identity',
      'CreateIdentityPool DeleteIdentityPool DescribeIdentityPool UpdateIdentityPool TagResource UntagResource',
    ),
    passRole,
  ],
  'AWS::Cognito::IdentityPoolRoleAttachment': [
    allow('cognito-identity', 'GetIdentityPoolRoles SetIdentityPoolRoles'),
    passRole,
  ],
  'AWS::Cognito::ManagedLoginBranding': [
    allow(
      'cognito-idp',
      'CreateManagedLoginBranding DeleteManagedLoginBranding DescribeManagedLoginBranding DescribeManagedLoginBrandingByClient UpdateManagedLoginBranding',
    ),
  ],
  'AWS::Cognito::UserPool': [
    allow(
      'cognito-idp',
      'CreateUserPool DeleteUserPool DescribeUserPool UpdateUserPool GetUserPoolMfaConfig SetUserPoolMfaConfig AddCustomAttributes ListTagsForResource TagResource UntagResource',
    ),
    passRole,
  ],
  'AWS::Cognito::UserPoolClient': [
    allow(
      'cognito-idp',
      'CreateUserPoolClient DeleteUserPoolClient DescribeUserPoolClient UpdateUserPoolClient',
    ),
  ],
  'AWS::Cognito::UserPoolDomain': [
    allow(
      'cognito-idp',
      'CreateUserPoolDomain DeleteUserPoolDomain DescribeUserPoolDomain UpdateUserPoolDomain',
    ),
  ],
  'AWS::Cognito::UserPoolGroup': [
    allow('cognito-idp', 'CreateGroup DeleteGroup GetGroup UpdateGroup'),
    passRole,
  ],
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': [
    allow('cognito-idp', 'DescribeRiskConfiguration SetRiskConfiguration'),
  ],
};
