import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);

  test('only RDS, and only for instances of this account, can use the role', () => {
    template().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'monitoring.rds.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': account },
              ArnLike: { 'aws:SourceArn': `arn:aws:rds:${region}:${account}:db:*` },
            },
          },
        ],
      },
    });
  });

  test('the role writes the log group of enhanced monitoring and nothing else', () => {
    const [policy] = Object.values(template().findResources('AWS::IAM::ManagedPolicy'));
    const { Statement } = policy?.['Properties'].PolicyDocument as { Statement: { Resource: string[] }[] };
    const group = `arn:aws:logs:${region}:${account}:log-group:RDSOSMetrics`;
    const stream = `${group}:log-stream:db-${'?'.repeat(26)}`;
    expect(Statement.map(({ Resource }) => Resource)).toEqual([
      [group, `${group}:log-stream:`],
      [`${group}:log-stream:`, stream],
    ]);
  });

  test('the role can do what enhanced monitoring needs', () => {
    template().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'] }),
          Match.objectLike({ Action: Match.arrayWith(['logs:CreateLogStream', 'logs:PutLogEvents']) }),
        ],
      },
    });
  });

  test('there is no other role, and no policy inside one', () => {
    template().resourceCountIs('AWS::IAM::Role', 1);
    template().resourceCountIs('AWS::IAM::Policy', 0);
  });
});
