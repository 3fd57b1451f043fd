import { aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { SignedInRole } from './signed-in-role';
import type { TokenSource } from './token-source';

export interface CredentialsPoolProps {
  /** Whose tokens it takes. */
  readonly trusted: TokenSource['trusted'];
}

/**
 * Trades the token of somebody who is signed in for credentials of AWS. Nobody else gets any, and the role is chosen
 * here: the older flow, in which the caller names one, is off.
 */
export class CredentialsPool extends Construct {
  readonly poolId: string;

  constructor(scope: Construct, id: string, { trusted }: CredentialsPoolProps) {
    super(scope, id);
    const pool = new cognito.CfnIdentityPool(this, 'Pool', {
      ...trusted,
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
    });
    const { roleArn } = new SignedInRole(this, 'SignedIn', { identityPoolId: pool.ref });
    new cognito.CfnIdentityPoolRoleAttachment(this, 'Roles', {
      identityPoolId: pool.ref,
      roles: { authenticated: roleArn },
    });
    this.poolId = pool.ref;
  }
}
