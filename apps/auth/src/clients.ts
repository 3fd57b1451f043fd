import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { Duration, aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ResourceServer } from './client-settings';
import { SignInLook } from './login-pages';
import type { AuthSettings } from './settings';
import { WebClient } from './web-client';

interface ServiceClientProps {
  readonly pool: cognito.UserPool;
  readonly scopes: readonly string[];
}

/** A program without anybody in front of it: it shows a secret that Cognito made, and gets a token for an hour. */
class ServiceClient extends cognito.UserPoolClient {
  constructor(scope: Construct, id: string, { pool, scopes }: ServiceClientProps) {
    super(scope, id, {
      userPool: pool,
      generateSecret: true,
      oAuth: {
        flows: { clientCredentials: true },
        scopes: scopes.map((name) => cognito.OAuthScope.custom(name)),
      },
      supportedIdentityProviders: [],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(sessionPolicy.tokenMinutes),
      idTokenValidity: Duration.minutes(sessionPolicy.tokenMinutes),
      refreshTokenValidity: Duration.minutes(sessionPolicy.wholeMinutes),
    });
    const resource = this.node.defaultChild as cognito.CfnUserPoolClient;
    // Left out, Cognito would let people sign in through it, and an empty list counts as left out.
    resource.explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
  }
}

export interface ClientsProps {
  readonly pool: cognito.UserPool;
  readonly settings: Pick<AuthSettings, 'clients' | 'attributes' | 'federatedSignIn'>;
}

/** The clients beside the application's own. */
export class Clients extends Construct {
  /** Id of each client, by the name that the settings give it. */
  readonly ids: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { pool, settings }: ClientsProps) {
    super(scope, id);
    this.ids = Object.fromEntries(
      settings.clients.map((client) => {
        const { name, scopes } = client;
        if (client.kind === 'service')
          return [name, new ServiceClient(this, name, { pool, scopes }).userPoolClientId];
        const made = new WebClient(this, name, { ...client, pool, people: settings });
        new SignInLook(made, 'Look', { pool, client: made });
        return [name, made.userPoolClientId];
      }),
    );
  }
}

export interface ResourceServersProps {
  readonly pool: cognito.UserPool;
  readonly servers: readonly ResourceServer[];
}

/** Interfaces that tokens open, with the scopes that they tell apart. */
export class ResourceServers extends Construct {
  constructor(scope: Construct, id: string, { pool, servers }: ResourceServersProps) {
    super(scope, id);
    for (const { identifier, scopes } of servers) {
      new cognito.UserPoolResourceServer(this, identifier.replaceAll('/', ':'), {
        userPool: pool,
        identifier,
        scopes: scopes.map(({ name, description }) => ({ scopeName: name, scopeDescription: description })),
      });
    }
  }
}
