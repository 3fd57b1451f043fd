import { application } from '@hipaa-cdk/platform';

/** One mail of threat protection. Cognito fills in `{login-time}`, `{city}` and `{country}`. */
export interface Notice {
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
