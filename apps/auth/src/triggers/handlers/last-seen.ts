import {
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

interface SignIn {
  readonly userPoolId: string;
  readonly userName: string;
}

const client = new CognitoIdentityProviderClient();

/** Keeps the day, no closer, with the user. A day that cannot be kept is no reason to turn somebody away. */
export async function handler<E extends SignIn>(event: E): Promise<E> {
  const day = new Date().toISOString().slice(0, 10);
  const command = new AdminUpdateUserAttributesCommand({
    UserPoolId: event.userPoolId,
    Username: event.userName,
    UserAttributes: [{ Name: 'custom:last_seen', Value: day }],
  });
  try {
    await client.send(command);
  } catch {
    // The error itself may name the user.
    console.error('the day of a sign-in could not be kept');
  }
  return event;
}
