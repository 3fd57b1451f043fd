import { Stack, aws_iam as iam, type aws_kms as kms, type aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { beanstalkLogs } from './instance-role';

export interface ServiceRoleProps {
  /** Where Beanstalk tells what happens to the environment. */
  readonly topic: sns.ITopic;
  /** Key of that topic. */
  readonly topicKey: kms.IKey;
}

/**
 * Who Beanstalk is when it looks after the environment: it sees how machines are, writes that down, and tells the topic.
 * It changes nothing; updates are the work of a role of Beanstalk's own.
 */
export class ServiceRole extends iam.Role {
  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id, {
      description: 'Elastic Beanstalk, when it watches the health of the application',
      assumedBy: new iam.ServicePrincipal('elasticbeanstalk.amazonaws.com', {
        // What Beanstalk documents for the trust in it. It does not send the account that it acts for.
        conditions: { StringEquals: { 'sts:ExternalId': 'elasticbeanstalk' } },
      }),
    });
    new iam.ManagedPolicy(this, 'Policy', {
      description: 'Reads the state of machines, writes it to the health log, and tells the topic',
      roles: [this],
      statements: [...healthStatements(Stack.of(this)), ...tellStatements(props)],
    });
  }
}

function tellStatements({ topic, topicKey }: ServiceRoleProps): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ sid: 'Tell', actions: ['sns:Publish'], resources: [topic.topicArn] }),
    new iam.PolicyStatement({
      sid: 'EncryptMessages',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [topicKey.keyArn],
    }),
  ];
}

function healthStatements(stack: Stack): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      // None of these knows resources.
      sid: 'SeeHealth',
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeAutoScalingInstances',
        'autoscaling:DescribeNotificationConfigurations',
        'autoscaling:DescribeScalingActivities',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstances',
        'ec2:DescribeSecurityGroups',
        'elasticloadbalancing:DescribeLoadBalancers',
        'elasticloadbalancing:DescribeTargetHealth',
      ],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'WriteHealth',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
      resources: beanstalkLogs(stack),
    }),
  ];
}
