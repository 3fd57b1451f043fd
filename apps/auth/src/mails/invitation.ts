import { application } from '@hipaa-cdk/platform';
import type { aws_cognito as cognito } from 'aws-cdk-lib';

/** To somebody for whom an administrator made an account. `{username}` and `{####}` are filled in by Cognito. */
export const invitation: cognito.UserInvitationConfig = {
  emailSubject: `Your account for ${application.title}`,
  emailBody: [
    `<p>You have been given an account for ${application.title}.</p>`,
    '<p>User name: {username}<br>Password for the first sign-in: {####}</p>',
    '<p>The password holds for three days. You will choose your own and set up a second factor.</p>',
    '<p>If you expect no account, ignore this mail.</p>',
  ].join('\n'),
};
