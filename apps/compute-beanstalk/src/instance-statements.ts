import { type Stack, aws_iam as iam } from 'aws-cdk-lib';
import { beanstalkLogs } from './beanstalk-logs';

/**
 * What a machine must be able to do whatever runs on it. The policy that AWS keeps for this (AWSElasticBeanstalkWebTier)
 * also reads and writes the bundles and logs of every application of every region, sends traces and asks language models.
 *
 * @param applicationName name of the Beanstalk application that it serves
 */
export function instanceStatements(stack: Stack, applicationName: string): iam.PolicyStatement[] {
  const bucket = stack.formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: `elasticbeanstalk-${stack.region}-${stack.account}`,
  });
  return [
    new iam.PolicyStatement({
      sid: 'ReportHealth',
      actions: ['elasticbeanstalk:PutInstanceStatistics'],
      resources: ['application', 'environment'].map((resource) =>
        stack.formatArn({
          service: 'elasticbeanstalk',
          resource,
          resourceName: resource === 'application' ? applicationName : `${applicationName}/*`,
        }),
      ),
    }),
    new iam.PolicyStatement({
      sid: 'SendLogs',
      actions: [
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        'logs:DescribeLogStreams',
        'logs:DescribeLogGroups',
      ],
      resources: beanstalkLogs(stack),
    }),
    new iam.PolicyStatement({
      sid: 'FetchBundle',
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: [`${bucket}/resources/*`],
    }),
    new iam.PolicyStatement({
      // Somebody who asks Beanstalk for the logs of a machine finds them there.
      sid: 'HandOverLogs',
      actions: ['s3:PutObject'],
      resources: [`${bucket}/resources/environments/logs/*`],
    }),
    ...sessionStatements(stack),
  ];
}

/** What the Session Manager needs, in place of SSH. The policy that AWS keeps for this also reads every parameter. */
function sessionStatements(stack: Stack): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'BeManaged',
      actions: ['ssm:UpdateInstanceInformation'],
      resources: [
        stack.formatArn({ service: 'ec2', resource: 'instance', resourceName: `i-${'?'.repeat(17)}` }),
      ],
    }),
    new iam.PolicyStatement({
      // These know no resources.
      sid: 'HoldSessions',
      actions: ['Control', 'Data'].flatMap((channel) => [
        `ssmmessages:Create${channel}Channel`,
        `ssmmessages:Open${channel}Channel`,
      ]),
      resources: ['*'],
    }),
  ];
}
