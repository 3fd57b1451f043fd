import { attachApplicationPolicy } from '@hipaa-cdk/compute';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { BeanstalkSettings } from '../config';
import { instanceStatements } from './instance-statements';
import { secretStatements } from './secret-statements';

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
