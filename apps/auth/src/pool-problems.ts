import type { Environment } from '@hipaa-cdk/environments';
import { arnParts } from '@hipaa-cdk/environments/aws-values';
import type { Problem } from '@hipaa-cdk/errors';
import { scopesOf } from './client-settings';
import type { AuthSettings } from './settings';

/** What attributes, clients, scopes and providers must have in common with each other and with the environment. */
export function poolProblems(settings: AuthSettings, environment: Environment): Problem[] {
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
function elsewhereProblems(settings: AuthSettings, { name, identityProvider }: Environment): Problem[] {
  if (!identityProvider) return [];
  return ofThePool
    .filter((setting) => settings[setting].length > 0)
    .map((setting) => ({
      path: [setting],
      message: `${name} has an identityProvider and so no user pool; expected none`,
    }));
}

function scopeProblems({ clients, clientScopes, resourceServers }: AuthSettings): Problem[] {
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
function claimProblems({ attributes, federatedSignIn }: AuthSettings): Problem[] {
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

function clientAddressProblems({ clients }: AuthSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi') return [];
  return clients.flatMap((client, index) => {
    if (client.kind === 'service') return [];
    return (['callbackUrls', 'logoutUrls'] as const).flatMap((list) =>
      client[list].flatMap((url, at) =>
        url.startsWith('http://')
          ? [
              {
                path: ['clients', index, list, at],
                message: `${url} is not allowed with dataClass "phi"; expected https://`,
              },
            ]
          : [],
      ),
    );
  });
}

/** CloudFormation fills in secrets of its own account and region alone. */
function secretProblems({ federatedSignIn }: AuthSettings, { account, region }: Environment): Problem[] {
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
