import type { Environment } from '@hipaa-cdk/environments';
import { arnParts } from '@hipaa-cdk/environments/aws-values';
import type { Problem } from '@hipaa-cdk/errors';
import type { Attribute } from './attributes';
import { type ClientSettings, type ResourceServer, scopesOf } from './client-settings';
import type { Provider } from './federation';
import { plainAddressProblems } from './return-addresses';

/** The settings that have something in common. */
interface PoolChoices {
  readonly attributes: readonly Attribute[];
  readonly clients: readonly ClientSettings[];
  /** Scopes of the application's own client. */
  readonly clientScopes: readonly string[];
  readonly federatedSignIn: readonly Provider[];
  readonly resourceServers: readonly ResourceServer[];
}

/** What attributes, clients, scopes and providers must have in common with each other and with the environment. */
export function poolProblems(settings: PoolChoices, environment: Environment): Problem[] {
  return [
    ...elsewhereProblems(settings, environment),
    ...scopeProblems(settings),
    ...claimProblems(settings),
    ...clientAddressProblems(settings, environment),
    ...secretProblems(settings, environment),
  ];
}

const ofThePool = ['attributes', 'clients', 'federatedSignIn', 'resourceServers'] as const;

/** There is no pool where somebody else signs people in, so that what is asked of it would silently not be there. */
function elsewhereProblems(settings: PoolChoices, { name, identityProvider }: Environment): Problem[] {
  if (!identityProvider) return [];
  return ofThePool
    .filter((setting) => settings[setting].length > 0)
    .map((setting) => ({
      path: [setting],
      message: `${name} has an identityProvider and so no user pool; expected none`,
    }));
}

function scopeProblems({ clients, clientScopes, resourceServers }: PoolChoices): Problem[] {
  const known = scopesOf(resourceServers);
  const unknown = (scopes: readonly string[], path: Problem['path']): Problem[] =>
    scopes.flatMap((scope, index) =>
      known.includes(scope)
        ? []
        : [
            {
              path: [...path, index],
              message: `there is no scope ${scope}; expected ${known.length > 0 ? `one of ${known.join(', ')}` : 'one of resourceServers, which are none'}`,
            },
          ],
    );
  return [
    ...unknown(clientScopes, ['clientScopes']),
    ...clients.flatMap(({ scopes }, index) => unknown(scopes, ['clients', index, 'scopes'])),
  ];
}

/** A claim fills an attribute at every sign-in. One that is fixed makes each sign-in after the first fail. */
function claimProblems({ attributes, federatedSignIn }: PoolChoices): Problem[] {
  return federatedSignIn.flatMap(({ claims }, index) =>
    Object.keys(claims).flatMap((name) => {
      const path = ['federatedSignIn', index, 'claims', name];
      const attribute = attributes.find((one) => one.name === name);
      if (!attribute && name !== 'email')
        return [{ path, message: `there is no attribute ${name}; expected email, or one of attributes` }];
      if (!attribute?.fixed) return [];
      return [{ path, message: 'the attribute is fixed; expected one that each sign-in may fill anew' }];
    }),
  );
}

function clientAddressProblems({ clients }: PoolChoices, environment: Environment): Problem[] {
  return clients.flatMap((client, index) =>
    client.kind === 'service'
      ? []
      : (['callbackUrls', 'logoutUrls'] as const).flatMap((list) =>
          plainAddressProblems(client[list], ['clients', index, list], environment),
        ),
  );
}

/** CloudFormation fills in secrets of its own account and region alone. */
function secretProblems({ federatedSignIn }: PoolChoices, { account, region }: Environment): Problem[] {
  return federatedSignIn.flatMap((provider, index) => {
    if (provider.type !== 'oidc') return [];
    const secret = arnParts(provider.clientSecretArn);
    if (secret?.account === account && secret.region === region) return [];
    return [
      {
        path: ['federatedSignIn', index, 'clientSecretArn'],
        message: `the secret is of account ${secret?.account} in ${secret?.region}; expected one of ${account} in ${region}, where the pool is`,
      },
    ];
  });
}
