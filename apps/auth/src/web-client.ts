import { environmentOf } from '@hipaa-cdk/parameters';
import type { Environment } from '@hipaa-cdk/environments';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { Duration, aws_cognito as cognito } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { attributesWith } from './attributes';
import { mapped } from './federation';
import type { AuthSettings } from './settings';

export interface WebClientProps {
  readonly pool: cognito.UserPool;
  /** "confidential" gets a secret, from Cognito. */
  readonly kind: AuthSettings['client'];
  /**
   * Where people are sent after signing in, and after signing out.
   *
   * @default - the address of the environment's site
   */
  readonly callbackUrls?: readonly string[] | undefined;
  readonly logoutUrls?: readonly string[] | undefined;
  /** Scopes of resource servers that it may ask for, besides those that tell who somebody is. */
  readonly scopes: readonly string[];
  /** What the pool knows of people, and who signs them in for it. */
  readonly people: Pick<AuthSettings, 'attributes' | 'federatedSignIn'>;
}

/**
 * A program with people in front of it, as the user pool knows it. It sends people to the sign-in pages and gets a code
 * back; it never sees a password. Whoever is signed in can change their address, and what the settings let them change.
 */
export class WebClient extends cognito.UserPoolClient {
  constructor(scope: Construct, id: string, props: WebClientProps) {
    const environment = environmentOf(scope);
    const { attributes, federatedSignIn } = props.people;
    super(scope, id, {
      userPool: props.pool,
      generateSecret: props.kind === 'confidential',
      // Choosing between passkey and password takes this flow.
      authFlows: { user: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [
          cognito.OAuthScope.OPENID,
          cognito.OAuthScope.EMAIL,
          ...props.scopes.map((name) => cognito.OAuthScope.custom(name)),
        ],
        callbackUrls: returnUrls(props.callbackUrls, environment),
        logoutUrls: returnUrls(props.logoutUrls, environment),
      },
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
        ...federatedSignIn.map(({ name }) => cognito.UserPoolClientIdentityProvider.custom(name)),
      ],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      readAttributes: new cognito.ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true })
        .withCustomAttributes(...attributesWith('inTokens', attributes)),
      writeAttributes: new cognito.ClientAttributes()
        .withStandardAttributes({ email: true })
        .withCustomAttributes(...writable(props.people)),
      ...lifetimes,
    });
  }
}

/** What people may change, and what a provider fills in: Cognito does both in the name of the client. */
function writable({ attributes, federatedSignIn }: WebClientProps['people']): string[] {
  const filled = federatedSignIn.flatMap((provider) => Object.keys(mapped(provider)));
  return [...new Set([...attributesWith('changedByPerson', attributes), ...filled])].filter(
    (name) => name !== 'email',
  );
}

/** A refresh token serves once and is followed by another one, none of which outlives the first. */
const lifetimes = {
  accessTokenValidity: Duration.minutes(sessionPolicy.tokenMinutes),
  idTokenValidity: Duration.minutes(sessionPolicy.tokenMinutes),
  refreshTokenValidity: Duration.minutes(sessionPolicy.wholeMinutes),
  refreshTokenRotationGracePeriod: Duration.seconds(10),
} satisfies cognito.UserPoolClientOptions;

/**
 * Where people are sent back to.
 *
 * @param chosen what the settings say; the settings' rules demand it of environments without a site
 */
function returnUrls(chosen: readonly string[] | undefined, { site }: Environment): string[] {
  if (chosen) return [...chosen];
  return site ? [`https://${site.domainName}`] : [];
}
