import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('storage'))('in %s', (environment) => {
  const { account, region } = findEnvironment(environment);
  const logs = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Logs'), 'Arn'] };

  test.each([
    [
      'load balancers of the account and region',
      {
        Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
        Resource: { 'Fn::Join': ['', [logs, `/load-balancers/AWSLogs/${account}/*`]] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/*` },
        },
      },
    ],
    [
      'buckets of the environment',
      {
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Resource: { 'Fn::Join': ['', [logs, '/buckets/*']] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:s3:::hipaa-${environment}-*` },
        },
      },
    ],
  ])('logs of %s are taken, below a prefix of their own', (_, statement) => {
    layerTemplate(app, environment).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Action: 's3:PutObject', ...statement }),
        ]),
      },
    });
  });
});
