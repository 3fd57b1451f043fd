import { application } from '@hipaa-cdk/platform';
import { Stack, aws_cognito as cognito } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AuthSettings } from './settings';

/** Who sends the mails of a user pool. With SES it is a domain that is verified in the region of the pool. */
export function mailSender(mail: AuthSettings['mail']): cognito.UserPoolEmail {
  if (mail === 'cognito') return cognito.UserPoolEmail.withCognito();
  return cognito.UserPoolEmail.withSES({
    fromEmail: mail.from,
    fromName: application.title,
    sesVerifiedDomain: domainOf(mail.from),
  });
}

/** Address and identity of SES that threat protection sends its notices with; it knows no other way. */
export interface NoticeSender {
  readonly from: string;
  readonly sourceArn: string;
}

/** The same sender for threat protection; undefined where mails do not go through SES. */
export function noticeSender(scope: Construct, mail: AuthSettings['mail']): NoticeSender | undefined {
  if (mail === 'cognito') return undefined;
  const identity = { service: 'ses', resource: 'identity', resourceName: domainOf(mail.from) };
  return { from: mail.from, sourceArn: Stack.of(scope).formatArn(identity) };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

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

/** To somebody who has to show that an address is theirs. `{####}` is filled in by Cognito. */
export const verification: cognito.UserVerificationConfig = {
  emailStyle: cognito.VerificationEmailStyle.CODE,
  emailSubject: `Your code for ${application.title}`,
  emailBody: [
    '<p>Your code is {####}.</p>',
    `<p>Nobody at ${application.title} will ever ask you for it. If you did not ask for a code, ignore this mail.</p>`,
  ].join('\n'),
};

/** One mail of threat protection. Cognito fills in `{login-time}`, `{city}` and `{country}`. */
interface Notice {
  readonly subject: string;
  readonly htmlBody: string;
  readonly textBody: string;
}

/** To somebody whose sign-in was unusual and was stopped. */
export const blocked = notice(
  'a sign-in was stopped',
  'Somebody who knows your password tried to sign in, and was stopped. Change your password now.',
);

/** To somebody whose sign-in was unusual and went on with a second factor. */
export const unusual = notice(
  'an unusual sign-in',
  'Somebody signed in to your account. If it was not you, change your password now and tell us.',
);

function notice(title: string, text: string): Notice {
  const where = 'Time: {login-time}. Place: {city}, {country}.';
  return {
    subject: `${application.title}: ${title}`,
    htmlBody: `<p>${text}</p>\n<p>${where}</p>`,
    textBody: `${text}\n${where}`,
  };
}
