import type { IdentityProvider } from '@hipaa-cdk/environments';
import { aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { TokenSource } from './token-source';

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
