import { httpsAddress, secretArn } from '@hipaa-cdk/environments/aws-values';
import { SecretValue, aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { z } from 'zod';

const claim = z
  .string()
  .min(1, 'expected the name of a claim')
  .max(2048, 'expected 2048 characters or fewer');

const shared = {
  /** What the sign-in page calls it. Another name makes new people. */
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{2,31}$/, 'expected 3 to 32 letters, digits and hyphens, such as "Google"')
    .refine((name) => name.toUpperCase() !== 'COGNITO', 'Cognito itself has the name; expected another'),
  /**
   * Who asks people for a second factor there: Cognito asks nobody who comes from a provider, whatever the pool requires
   * of its own people.
   */
  secondFactor: z.strictObject({
    reason: z.string().min(20, 'expected, in 20 characters or more, who asks for a second factor there'),
  }),
  /** Claims that fill attributes of the pool, by attribute. Everybody who comes from there gets them anew at each sign-in. */
  claims: z.record(z.string(), claim).default({}),
};

const oidc = z.strictObject({
  ...shared,
  type: z.literal('oidc'),
  /** Address of the issuer; its metadata are below it. */
  issuer: httpsAddress(
    'expected the https address of an OpenID Connect issuer, without a slash at its end',
    '(?:/[\\w.~-]+)*',
  ),
  /** Name under which it knows the pool. */
  clientId: z.string().regex(/^[\w.:/-]{1,255}$/, 'expected the client id that the issuer gave'),
  /** Secret of Secrets Manager whose text is what the issuer gave with the client id. CloudFormation reads it; no template has it. */
  clientSecretArn: secretArn(
    'expected the ARN of a secret such as "arn:aws:secretsmanager:us-east-1:111122223333:secret:google-AbCdEf"',
  ),
});

const saml = z.strictObject({
  ...shared,
  type: z.literal('saml'),
  /** Where the provider says what it is. Cognito looks again every six hours, so its certificates may change. */
  metadataUrl: httpsAddress('expected the https address of the provider’s metadata', '(?:[/?][^\\s#]*)?'),
  /** Lets the provider answer without encryption, through the browser of whoever signs in. */
  unencrypted: z
    .strictObject({ reason: z.string().min(20, 'expected a reason of 20 characters or more') })
    .optional(),
});

/** Somebody who knows people already, and tells the pool who they are. */
export const providerShape = z.discriminatedUnion('type', [oidc, saml], 'expected type "oidc" or "saml"');

export type Provider = z.infer<typeof providerShape>;

const addressClaims: Readonly<Record<Provider['type'], string>> = {
  oidc: 'email',
  saml: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
};

export interface FederationProps {
  readonly pool: cognito.UserPool;
  readonly providers: readonly Provider[];
}

/** The providers inside of a pool. People who come from one get tokens of the pool, like everybody else. */
export class Federation extends Construct {
  constructor(scope: Construct, id: string, { pool, providers }: FederationProps) {
    super(scope, id);
    for (const provider of providers) {
      // The construct that the library has for each kind also puts it on a list that clients do not read.
      new cognito.CfnUserPoolIdentityProvider(this, provider.name, {
        userPoolId: pool.userPoolId,
        providerName: provider.name,
        providerType: provider.type.toUpperCase(),
        providerDetails: provider.type === 'oidc' ? issuerDetails(provider) : metadataDetails(provider),
        attributeMapping: { email: addressClaims[provider.type], ...mapped(provider) },
      });
    }
  }
}

function issuerDetails({ issuer, clientId, clientSecretArn }: Extract<Provider, { type: 'oidc' }>) {
  return {
    oidc_issuer: issuer,
    client_id: clientId,
    client_secret: SecretValue.secretsManager(clientSecretArn).unsafeUnwrap(),
    authorize_scopes: 'openid email',
    attributes_request_method: 'GET',
  };
}

function metadataDetails({ metadataUrl, unencrypted }: Extract<Provider, { type: 'saml' }>) {
  return {
    MetadataURL: metadataUrl,
    // Signing out of the application signs out there, too.
    IDPSignout: 'true',
    RequestSigningAlgorithm: 'rsa-sha256',
    EncryptedResponses: String(!unencrypted),
    // A sign-in that nobody asked for could be somebody else's.
    IDPInit: 'false',
  };
}

/** Attributes of one's own that a provider fills, as Cognito names them. */
export function mapped({ claims }: Pick<Provider, 'claims'>): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, from]) => [`custom:${name}`, from]));
}
