import { application } from '@hipaa-cdk/platform';
import { layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { blocked, unusual } from './mails';

const inProd = placeOf('prod');

const POOL = 'AWS::Cognito::UserPool';
const template = layerTemplate(app, 'prod');

test('an invitation names the application, the user and the password', () => {
  template.hasResourceProperties(POOL, {
    AdminCreateUserConfig: {
      InviteMessageTemplate: {
        EmailSubject: `Your account for ${application.title}`,
        EmailMessage: Match.stringLikeRegexp('\\{username\\}.*\\{####\\}'),
      },
    },
  });
});

test('a verification is a code that nobody else asks for', () => {
  template.hasResourceProperties(POOL, {
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      EmailSubject: `Your code for ${application.title}`,
      EmailMessage: Match.stringLikeRegexp('\\{####\\}'),
    },
  });
});

test.each([
  ['stopped', blocked],
  ['unusual', unusual],
])('a notice of a sign-in that was %s says when and where, and asks for no click', (word, notice) => {
  expect(notice.subject).toContain(word);
  for (const body of [notice.htmlBody, notice.textBody]) {
    expect(body).toMatch(/\{login-time\}.*\{city\}/);
    expect(body).not.toMatch(/href|https?:/);
  }
});

test('Cognito sends the mails of test', () => {
  layerTemplate(app, 'test').hasResourceProperties(POOL, {
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  });
});

test('SES sends the mails of production, from a domain verified in the region of the pool', () => {
  template.hasResourceProperties(POOL, {
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      From: `${application.title} <no-reply@example.org>`,
      SourceArn: `arn:aws:ses:${inProd.region}:${inProd.account}:identity/example.org`,
    },
  });
});
