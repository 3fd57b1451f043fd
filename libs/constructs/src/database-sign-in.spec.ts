import { App, Stack } from 'aws-cdk-lib';
import { databaseSignIn } from './database-sign-in';

const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });

test('one user signs in to one cluster, and nothing else is allowed', () => {
  const statement = databaseSignIn(stack, { clusterResourceId: 'cluster-ABC', user: 'operator' });
  expect(stack.resolve(statement.toStatementJson())).toEqual({
    Sid: 'SignInToDatabase',
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: {
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, ':rds-db:us-east-1:111122223333:dbuser:cluster-ABC/operator'],
      ],
    },
  });
});
