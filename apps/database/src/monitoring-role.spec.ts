import { findEnvironment } from '@hipaa-cdk/environments';
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

  test('the role can do what the managed policy says and nothing more', () => {
    template().hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: [
        {
          'Fn::Join': [
            '',
            Match.arrayWith([':iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole']),
          ],
        },
      ],
      Policies: Match.absent(),
    });
  });

  test('there is no other role, and no policy inside one', () => {
    template().resourceCountIs('AWS::IAM::Role', 1);
    template().resourceCountIs('AWS::IAM::Policy', 0);
  });
});
