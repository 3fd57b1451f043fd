import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { Duration, aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { TrustedPrincipal } from './settings';

/** Identity Center ends the name of each role that it makes for a permission set with as many characters of its own. */
const SUFFIX = '?'.repeat(16);

const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

/**
 * Who may take a role. Principals are compared by ARN and not named as such: IAM would refuse a role that does not exist
 * yet, and would forget one that is made anew.
 *
 * Roles must have been taken with a second factor. Sessions of Identity Center never carry that mark, because the factor
 * is asked for at its own sign-in page.
 */
function trustedPrincipals(scope: Construct, trusted: readonly TrustedPrincipal[]): iam.PrincipalBase[] {
  const { partition, account } = Stack.of(scope);
  const arn = (name: string): string => `arn:${partition}:iam::${account}:role/${name}`;
  const roles = trusted.filter((one) => 'role' in one);
  const sets = trusted.filter((one) => 'permissionSet' in one);
  const groups = [
    { arns: roles.filter((one) => !one.withoutMfa).map((one) => arn(one.role)), more: MFA },
    { arns: roles.filter((one) => one.withoutMfa).map((one) => arn(one.role)) },
    { arns: sets.map(({ permissionSet }) => arn(pathOf(permissionSet))) },
  ];
  return groups
    .filter(({ arns }) => arns.length > 0)
    .map(({ arns, more }) =>
      new iam.AccountPrincipal(account).withConditions({ ArnLike: { 'aws:PrincipalArn': arns }, ...more }),
    );
}

/** The region of Identity Center stands in the path, except where that is us-east-1. */
function pathOf(permissionSet: string): string {
  return `aws-reserved/sso.amazonaws.com*/AWSReservedSSO_${permissionSet}_${SUFFIX}`;
}

export interface ApplicationRoleProps {
  /** All that the role may do. */
  readonly policy: iam.IManagedPolicy;
  /** Who may take the role: one or more. */
  readonly trusted: readonly TrustedPrincipal[];
}

/** What the application runs as outside of the computes, such as on the machine of a developer. */
export class ApplicationRole extends iam.Role {
  constructor(scope: Construct, id: string, props: ApplicationRoleProps) {
    super(scope, id, {
      description: 'The application where it runs outside of the computes',
      assumedBy: new iam.CompositePrincipal(...trustedPrincipals(scope, props.trusted)),
      managedPolicies: [props.policy],
      // Nobody can call credentials back, as nobody can a token.
      maxSessionDuration: Duration.minutes(sessionPolicy.tokenMinutes),
    });
  }
}
