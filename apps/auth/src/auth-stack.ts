import { authContract, otherClientsContract, userPoolContract } from '@hipaa-cdk/contracts-auth';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';
import type { AuthSettings } from './settings';
import { CredentialsPool } from './credentials-pool';
import { ExternalIssuer, type TokenSource } from './token-source';
import { OwnSignIn } from './own-sign-in';

/** Who signs people in, and the credentials that people get for their own files. */
export class AuthStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<AuthSettings>) {
    super(scope, id, props);
    const { issuerUrl, clientId, trusted } = this.tokenSource(props);
    const credentials = new CredentialsPool(this, 'Credentials', { trusted });
    publish(this, authContract, { issuerUrl, clientId, identityPoolId: credentials.poolId });
  }

  private tokenSource({ environment, settings }: LayerStackProps<AuthSettings>): TokenSource {
    const { identityProvider } = environment;
    if (identityProvider) return new ExternalIssuer(this, 'Issuer', identityProvider);
    const signIn = new OwnSignIn(this, 'SignIn', { settings });
    publish(this, userPoolContract, {
      userPoolId: signIn.pool.userPoolId,
      userPoolArn: signIn.pool.userPoolArn,
      loginUrl: signIn.loginUrl,
    });
    if (signIn.otherClients)
      publish(this, otherClientsContract, { clientIds: this.toJsonString(signIn.otherClients) });
    return signIn;
  }
}
