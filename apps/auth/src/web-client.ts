import { environmentOf } from '@hipaa-cdk/parameters';
import type { Environment } from '@hipaa-cdk/environments';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { Duration, aws_cognito as cognito } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AuthSettings } from './settings';

export interface WebClientProps {
  readonly pool: cognito.UserPool;
  readonly settings: Pick<AuthSettings, 'client' | 'callbackUrls' | 'logoutUrls'>;
}

/**
 * The application, as the user pool knows it. It sends people to the sign-in pages and gets a code back; it never sees a
 * password. Whoever is signed in can change their address and nothing else about them.
 */
export class WebClient extends cognito.UserPoolClient {
  constructor(scope: Construct, id: string, { pool, settings }: WebClientProps) {
    const environment = environmentOf(scope);
    super(scope, id, {
      userPool: pool,
      generateSecret: settings.client === 'confidential',
      // Choosing between passkey and password takes this flow.
      authFlows: { user: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
        callbackUrls: returnUrls(settings.callbackUrls, environment),
        logoutUrls: returnUrls(settings.logoutUrls, environment),
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      readAttributes: new cognito.ClientAttributes().withStandardAttributes({
        email: true,
        emailVerified: true,
      }),
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true }),
      ...lifetimes,
    });
  }
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
