import { arnParts } from '@hipaa-cdk/environments/aws-values';
import { auditContract } from '@hipaa-cdk/contracts-audit';
import { readIfPresent } from '@hipaa-cdk/parameters';
import { ANY_INSTANCE, recordedSessionStatements } from '@hipaa-cdk/constructs';
import { attachApplicationPolicy } from '@hipaa-cdk/web-front';
import { Stack, aws_iam as iam, ArnFormat } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { BeanstalkSettings } from './settings';

export interface InstanceRoleProps {
  /** Name of the Beanstalk application that the machines serve. */
  readonly applicationName: string;
  readonly settings: Pick<BeanstalkSettings, 'secrets' | 'secretKeyArns'>;
}

/** Who the machines are, and with them the application: what every machine needs, and what the users layer allows it. */
export class InstanceRole extends Construct {
  /** ARN of the profile that carries the role onto machines. */
  readonly profileArn: string;

  constructor(scope: Construct, id: string, props: InstanceRoleProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const role = new iam.Role(this, 'Resource', {
      description: 'Machines of the application, and the application on them',
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    });
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description:
        'Health, logs, code and sessions of the machines, and the secrets that the application is told of',
      roles: [role],
      statements: [
        ...instanceStatements(stack, props.applicationName),
        ...recordedSessionStatements(this, readIfPresent(this, auditContract)),
        ...secretStatements(stack, props.settings),
      ],
    });
    attachApplicationPolicy(role);
    const profile = new iam.InstanceProfile(this, 'Profile', { role });
    // A machine that starts before its permissions are there fails its first deployment.
    profile.node.addDependency(policy);
    this.profileArn = profile.instanceProfileArn;
  }
}

/**
 * What a machine must be able to do whatever runs on it. The policy that AWS keeps for this (AWSElasticBeanstalkWebTier)
 * also reads and writes the bundles and logs of every application of every region, sends traces and asks language models.
 *
 * @param applicationName name of the Beanstalk application that it serves
 */
function instanceStatements(stack: Stack, applicationName: string): iam.PolicyStatement[] {
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
      resources: [stack.formatArn({ service: 'ec2', resource: 'instance', resourceName: ANY_INSTANCE })],
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

/** Lets machines read the secrets that they are told of, and no others. */
function secretStatements(
  stack: Stack,
  { secrets, secretKeyArns }: Pick<BeanstalkSettings, 'secrets' | 'secretKeyArns'>,
): iam.PolicyStatement[] {
  const arns = Object.values(secrets).sort();
  const of = (service: string): string[] => [
    ...new Set(arns.filter((arn) => arnParts(arn)?.service === service)),
  ];
  return [
    { sid: 'ReadSecrets', actions: ['secretsmanager:GetSecretValue'], resources: of('secretsmanager') },
    { sid: 'ReadParameters', actions: ['ssm:GetParameter', 'ssm:GetParameters'], resources: of('ssm') },
    {
      sid: 'DecryptSecrets',
      actions: ['kms:Decrypt'],
      resources: [...secretKeyArns],
      conditions: {
        StringEquals: {
          'kms:ViaService': ['secretsmanager', 'ssm'].map(
            (service) => `${service}.${stack.region}.amazonaws.com`,
          ),
        },
      },
    },
  ]
    .filter(({ resources }) => resources.length > 0)
    .map((statement) => new iam.PolicyStatement(statement));
}

/**
 * Log groups that Beanstalk makes. Their names go on with that of the environment, which CloudFormation makes up after the
 * roles are made: so these are the groups of all environments of the account and region.
 */
export function beanstalkLogs(stack: Stack): string[] {
  const group = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: '/aws/elasticbeanstalk/*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return [group];
}
