import { type aws_cognito as cognito, aws_iam as iam } from 'aws-cdk-lib';
import type { IdentityProvider } from '@hipaa-cdk/environments';
import { Construct } from 'constructs';

/** Whoever signs people in and gives them tokens. */
export interface TokenSource {
  /** OpenID Connect issuer that the tokens name. */
  readonly issuerUrl: string;
  /** Client that the tokens are made for. */
  readonly clientId: string;
  /** Whose tokens an identity pool takes. */
  readonly trusted: Pick<
    cognito.CfnIdentityPoolProps,
    'cognitoIdentityProviders' | 'openIdConnectProviderArns'
  >;
}

/** Somebody else's sign-in. IAM fetches the issuer's keys itself, over TLS that a public authority vouches for. */
export class ExternalIssuer extends Construct implements TokenSource {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly trusted: TokenSource['trusted'];

  constructor(scope: Construct, id: string, { issuer, clientId }: IdentityProvider) {
    super(scope, id);
    const provider = new iam.CfnOIDCProvider(this, 'Provider', { url: issuer, clientIdList: [clientId] });
    this.issuerUrl = issuer;
    this.clientId = clientId;
    this.trusted = { openIdConnectProviderArns: [provider.attrArn] };
  }
}
