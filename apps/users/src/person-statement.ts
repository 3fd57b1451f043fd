import { aws_iam as iam } from 'aws-cdk-lib';

/**
 * What a server asks a user pool. Checking a token needs no permission at all: the keys that sign tokens are public. But
 * a token is good until it expires, whatever has become of its owner since, so a server may ask about one person whom it
 * knows already: whether they may still sign in, and which groups they are in now. It cannot list people, read how the
 * pool is set up, or change anything.
 */
export function personStatement(userPoolArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AskAboutOnePerson',
    actions: ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'],
    resources: [userPoolArn],
  });
}
