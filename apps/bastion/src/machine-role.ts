import { ArnFormat, Stack, aws_iam as iam, type aws_kms as kms, type aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface SessionTools {
  readonly instanceId: string;
  readonly instanceArn: string;
  /** Encrypts what is typed in sessions. */
  readonly key: kms.IKey;
  /** Where sessions are recorded. */
  readonly group: logs.ILogGroup;
}

/** What the machine may do: hold sessions and record them. Not a tenth of what AWS's own policy for this allows. */
export class MachineRole extends Construct {
  readonly instanceProfileName: string;
  private readonly role: iam.Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      description: 'Sessions on the bastion',
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    });
    const profile = new iam.InstanceProfile(this, 'Profile', { role: this.role });
    // An agent that is refused when the machine starts asks again half an hour later.
    profile.node.addDependency(this.registration());
    this.instanceProfileName = profile.instanceProfileName;
  }

  /** What the agent needs as soon as it runs, when nobody knows the id of the machine yet. */
  private registration(): iam.ManagedPolicy {
    return new iam.ManagedPolicy(this, 'Registration', {
      description: 'Report to Systems Manager, and hold channels for sessions',
      roles: [this.role],
      statements: [
        new iam.PolicyStatement({
          sid: 'HoldSessions',
          actions: [
            'ssm:UpdateInstanceInformation',
            'ssmmessages:CreateControlChannel',
            'ssmmessages:CreateDataChannel',
            'ssmmessages:OpenControlChannel',
            'ssmmessages:OpenDataChannel',
          ],
          // These actions are on no resource; the condition takes its place.
          resources: ['*'],
          conditions: {
            ArnLike: {
              'ec2:SourceInstanceARN': Stack.of(this).formatArn({
                service: 'ec2',
                resource: 'instance',
                resourceName: `i-${'?'.repeat(17)}`,
              }),
            },
          },
        }),
      ],
    });
  }

  /** Lets one machine take part in sessions. Apart from the constructor because the machine names the role. */
  allow({ instanceId, instanceArn, key, group }: SessionTools): void {
    const fromMachine = { ArnEquals: { 'ec2:SourceInstanceARN': instanceArn } };
    new iam.ManagedPolicy(this, 'Policy', {
      description: 'Read what is typed on one machine, and record it in one log group',
      roles: [this.role],
      statements: [
        new iam.PolicyStatement({
          sid: 'DecryptSessions',
          actions: ['kms:Decrypt'],
          resources: [key.keyArn],
          conditions: {
            ...fromMachine,
            StringEquals: { 'kms:EncryptionContext:aws:ssm:TargetId': instanceId },
          },
        }),
        new iam.PolicyStatement({
          sid: 'RecordSessions',
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          resources: [group.logGroupArn],
          conditions: fromMachine,
        }),
        this.findGroup(group),
      ],
    });
  }

  /** Before a session begins the agent looks whether the group is there, and encrypted. */
  private findGroup(group: logs.ILogGroup): iam.PolicyStatement {
    const groupNamed = (name: string): string =>
      Stack.of(this).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: `${name}:log-stream:`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    return new iam.PolicyStatement({
      sid: 'FindGroup',
      actions: ['logs:DescribeLogGroups'],
      // CloudWatch Logs asks about the beginning of a name that is given, or about none.
      resources: [groupNamed(group.logGroupName), groupNamed('')],
    });
  }
}
