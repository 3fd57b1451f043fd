import { MetricAlarms, type AlarmRule } from '@hipaa-cdk/constructs';
import {
  Stack,
  type aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_events as events,
  aws_iam as iam,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { metricsOf, runningAlarmRule } from './application-alarms';
import { serviceDefaults } from './application-service';
import type { ApplicationTask } from './application-task';
import { deployments } from './blue-green';
import type { EcsSettings } from './settings';

export interface BackgroundProcessesProps {
  readonly cluster: ecs.ICluster;
  /** The application, whose image, variables and rights the processes have. */
  readonly task: ApplicationTask;
  /** What the tasks of the application reach, and no more; nobody reaches them by it but the load balancer. */
  readonly securityGroup: ec2.ISecurityGroup;
  readonly settings: EcsSettings;
  /** Told when a worker is gone or a job fails. */
  readonly topic: sns.ITopic;
}

/** The processes beside the one that answers requests: workers, which always run, and jobs, which run at times. */
export class BackgroundProcesses extends Construct {
  constructor(scope: Construct, id: string, props: BackgroundProcessesProps) {
    super(scope, id);
    const { workers, jobs } = props.settings;
    for (const [name, worker] of Object.entries(workers)) new Worker(this, name, { ...props, ...worker });
    const runs = Object.entries(jobs).map(([name, job]) => new Job(this, name, { ...props, ...job }));
    if (runs.length > 0) tellOfFailures(this, props, runs);
  }
}

interface WorkerProps extends BackgroundProcessesProps {
  readonly command: readonly string[];
  readonly tasks: number;
}

/** Tasks of one command that are kept running, and started anew when they end. */
class Worker extends Construct {
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { cluster, task, settings, securityGroup } = props;
    const service = new ecs.FargateService(this, 'Service', {
      ...serviceDefaults(settings),
      ...deployments.rolling,
      cluster,
      taskDefinition: task.withCommand(this, id, props.command),
      securityGroups: [securityGroup],
      desiredCount: props.tasks,
    });
    service.node.addDependency(cluster, task);
    const alarms = new MetricAlarms(this, 'Alarms', {
      rules: [runningAlarmRule(props.tasks, `tasks of ${id}`)],
      topic: props.topic,
      metric: metricsOf('ECS/ContainerInsights', {
        ClusterName: cluster.clusterName,
        ServiceName: service.serviceName,
      }),
    });
    alarms.node.addDependency(service);
  }
}

interface JobProps extends BackgroundProcessesProps {
  readonly command: readonly string[];
  readonly schedule: string;
}

/** One task at a time of a schedule. */
class Job extends Construct {
  readonly definition: ecs.FargateTaskDefinition;

  constructor(scope: Construct, id: string, props: JobProps) {
    super(scope, id);
    const { cluster, task, settings, securityGroup } = props;
    this.definition = task.withCommand(this, id, props.command);
    const rule = new events.Rule(this, 'Schedule', {
      description: `Starts ${id}`,
      schedule: events.Schedule.expression(props.schedule),
    });
    // The library's own target would let the rule tag every task of the cluster.
    rule.addTarget({
      bind: () => ({
        arn: cluster.clusterArn,
        role: this.starter(cluster, id, settings),
        ecsParameters: {
          taskDefinitionArn: this.definition.taskDefinitionArn,
          launchType: ecs.LaunchType.FARGATE,
          networkConfiguration: {
            awsVpcConfiguration: {
              subnets: cluster.vpc.privateSubnets.map(({ subnetId }) => subnetId),
              securityGroups: [securityGroup.securityGroupId],
              assignPublicIp: settings.publicAddresses === 'none' ? 'DISABLED' : 'ENABLED',
            },
          },
        },
        // A start that fails is tried again for an hour, and then there is the alarm.
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
      }),
    });
    const alarms = new MetricAlarms(this, 'Alarms', {
      rules: [startAlarmRule(id)],
      topic: props.topic,
      metric: metricsOf('AWS/Events', { RuleName: rule.ruleName }),
    });
    alarms.node.addDependency(rule);
  }

  /** What may start this task in this cluster, as the roles that it has, and nothing else. */
  private starter(cluster: ecs.ICluster, name: string, { image }: EcsSettings): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: `Starts ${name}`,
      assumedBy: rulesOfThisStack(this),
    });
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['ecs:RunTask'],
        // A release makes another revision, and must not have to change what anybody may do.
        resources: [typeof image === 'string' ? this.definition.taskDefinitionArn : this.everyRevision()],
        conditions: { ArnEquals: { 'ecs:cluster': cluster.clusterArn } },
      }),
    );
    const { taskRole, executionRole } = this.definition;
    const roles = [taskRole, ...(executionRole ? [executionRole] : [])];
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['iam:PassRole'],
        resources: roles.map(({ roleArn }) => roleArn),
        conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
    );
    return role;
  }

  private everyRevision(): string {
    const resourceName = `${this.definition.family}:*`;
    return Stack.of(this).formatArn({ service: 'ecs', resource: 'task-definition', resourceName });
  }
}

function startAlarmRule(name: string): AlarmRule {
  return {
    id: 'NotStarted',
    metric: 'FailedInvocations',
    statistic: 'Sum',
    bad: 'above',
    threshold: 0,
    minutes: 5,
    periods: 1,
    description: `${name} could not be started at its time: see what the role of its rule may do, and whether there is capacity.`,
  };
}

/** Mail when a job ends with anything but 0, or is ended before it does. */
function tellOfFailures(
  scope: Construct,
  { cluster, topic }: BackgroundProcessesProps,
  jobs: readonly Job[],
): void {
  const rule = new events.Rule(scope, 'Failures', {
    description: 'Jobs of the application that failed',
    eventPattern: {
      source: ['aws.ecs'],
      detailType: ['ECS Task State Change'],
      detail: {
        lastStatus: ['STOPPED'],
        clusterArn: [cluster.clusterArn],
        group: jobs.map(({ definition }) => `family:${definition.family}`),
        $or: [
          { containers: { exitCode: [{ 'anything-but': 0 }] } },
          { stopCode: ['TaskFailedToStart', 'TerminationNotice', 'SpotInterruption'] },
        ],
      },
    },
  });
  topic.grantPublish(rulesOfThisStack(scope));
  rule.addTarget({ bind: () => ({ arn: topic.topicArn }) });
}

/** Rules whose names CloudFormation begins with the stack's. */
function rulesOfThisStack(scope: Construct): iam.ServicePrincipal {
  const { partition, region, account, stackName } = Stack.of(scope);
  return new iam.ServicePrincipal('events.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:events:${region}:${account}:rule/${stackName}-*` },
    },
  });
}
