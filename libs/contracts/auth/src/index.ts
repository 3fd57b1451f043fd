import { defineContract } from '@hipaa-cdk/contract';

/** How the application finds out who somebody is, whoever signs people in. */
export const authContract = defineContract({
  layer: 'auth',
  revision: 1,
  entries: {
    issuerUrl: {
      type: 'String',
      description:
        'OpenID Connect issuer of the tokens; its metadata are at /.well-known/openid-configuration below it',
    },
    clientId: { type: 'String', description: 'client that the tokens of the application are made for' },
    identityPoolId: {
      type: 'String',
      description: 'identity pool that trades a token for credentials limited to the own files of a person',
    },
  },
});

/** What there is beside where people sign in to the layer's own user pool. */
export const userPoolContract = defineContract({
  layer: 'auth',
  revision: 1,
  entries: {
    userPoolId: { type: 'String', description: 'id of the user pool' },
    userPoolArn: { type: 'String', description: 'ARN of the user pool' },
    loginUrl: { type: 'String', description: 'address of the sign-in pages, without a slash at its end' },
  },
});

/** Clients of the user pool beside the application's own. Published where the settings name any. */
export const otherClientsContract = defineContract({
  layer: 'auth',
  revision: 1,
  entries: {
    clientIds: { type: 'String', description: 'ids of the other clients by name, as a JSON object' },
  },
});
