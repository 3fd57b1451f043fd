import type { aws_cognito as cognito } from 'aws-cdk-lib';

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
