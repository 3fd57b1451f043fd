import { aws_cognito as cognito, aws_certificatemanager as acm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LoginDomain } from './login-domain';

export interface LoginPagesProps {
  readonly pool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;
  readonly domain: LoginDomain;
}

/** Cognito's sign-in pages, which can do passkeys, with the look that Cognito gives them. */
export class LoginPages extends Construct {
  constructor(scope: Construct, id: string, { pool, client, domain }: LoginPagesProps) {
    super(scope, id);
    const pages = new cognito.UserPoolDomain(this, 'Domain', {
      userPool: pool,
      ...this.name(domain),
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const look = new cognito.CfnManagedLoginBranding(this, 'Look', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      // Without a look of some kind the newer pages answer with an error.
      useCognitoProvidedValues: true,
    });
    look.node.addDependency(pages);
  }

  private name({ host, prefix, certificateArn }: LoginDomain): cognito.UserPoolDomainOptions {
    if (!certificateArn) return { cognitoDomain: { domainPrefix: prefix ?? host } };
    const certificate = acm.Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return { customDomain: { domainName: host, certificate } };
  }
}
