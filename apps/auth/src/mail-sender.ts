import { application } from '@hipaa-cdk/platform';
import { Stack, aws_cognito as cognito } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AuthSettings } from '../config';

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
