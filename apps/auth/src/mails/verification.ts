import { application } from '@hipaa-cdk/platform';
import { aws_cognito as cognito } from 'aws-cdk-lib';

/** To somebody who has to show that an address is theirs. `{####}` is filled in by Cognito. */
export const verification: cognito.UserVerificationConfig = {
  emailStyle: cognito.VerificationEmailStyle.CODE,
  emailSubject: `Your code for ${application.title}`,
  emailBody: [
    '<p>Your code is {####}.</p>',
    `<p>Nobody at ${application.title} will ever ask you for it. If you did not ask for a code, ignore this mail.</p>`,
  ].join('\n'),
};
