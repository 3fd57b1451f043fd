import { sessionPolicy } from '@hipaa-cdk/session-policy';
import { Duration, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { TrustedPrincipal } from './trusted-principal';
import { trustedPrincipals } from './trusted-principals';

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
