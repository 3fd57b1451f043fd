import {
  aws_codebuild as codebuild,
  aws_iam as iam,
  type aws_kms as kms,
  type aws_logs as logs,
  Stack,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DeliverySettings } from './settings';

interface BuildRoleProps {
  /** Name of the project that has the role. */
  readonly projectName: string;
  /** What the role is for, for whoever finds it in the console. */
  readonly description: string;
  readonly logGroup: logs.ILogGroup;
  /**
   * Fixed where others know the role by its name.
   *
   * @default - CloudFormation makes one up
   */
  readonly roleName?: string;
  /** What the role may do beside writing its log. */
  readonly statements: readonly iam.PolicyStatement[];
}

/** What one CodeBuild project acts with: it may write its log, and what the statements say. */
class BuildRole extends iam.Role {
  constructor(scope: Construct, id: string, props: BuildRoleProps) {
    const { account } = Stack.of(scope);
    const project = Stack.of(scope).formatArn({
      service: 'codebuild',
      resource: 'project',
      resourceName: props.projectName,
    });
    super(scope, id, {
      roleName: props.roleName,
      description: props.description,
      assumedBy: new iam.ServicePrincipal('codebuild.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnEquals: { 'aws:SourceArn': project },
        },
      }),
    });
    this.addToPolicy(
      new iam.PolicyStatement({
        sid: 'WriteLog',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [props.logGroup.logGroupArn],
      }),
    );
    props.statements.forEach((statement) => this.addToPolicy(statement));
  }
}

export interface BuildProjectProps {
  /** Fixed, because the trust of its role names it. */
  readonly projectName: string;
  readonly description: string;
  readonly source: codebuild.CfnProject.SourceProperty;
  /** Minutes after which it is stopped. */
  readonly minutes: number;
  readonly key: kms.Key;
  readonly logGroup: logs.ILogGroup;
  /**
   * Name of the role that it acts with, where others know it by that.
   *
   * @default - CloudFormation makes one up
   */
  readonly roleName?: string;
  readonly statements: readonly iam.PolicyStatement[];
  /** Variables that its commands read; none is a secret. */
  readonly variables: Readonly<Record<string, string>>;
  readonly settings: Pick<DeliverySettings, 'image'>;
  /** Builds that run at a time. CodeBuild keeps no others waiting: it drops them. */
  readonly atATime: number;
  /**
   * Branch or commit that it takes without further words.
   *
   * @default - it has no source
   */
  readonly sourceVersion?: string;
  /**
   * What of its repository starts it.
   *
   * @default - nothing does
   */
  readonly triggers?: codebuild.CfnProject.ProjectTriggersProperty;
}

/** Minutes that CodeBuild may look for a machine; after that, somebody knows that something is wrong. */
const QUEUED_MINUTES = 60;

/** A CodeBuild project: a few builds at a time, in a pinned image, without rights over its machine, with a log that is kept. */
export class BuildProject extends Construct {
  readonly project: codebuild.CfnProject;

  constructor(scope: Construct, id: string, props: BuildProjectProps) {
    super(scope, id);
    const { projectName, description, source, minutes, key, logGroup, statements } = props;
    const { roleName } = props;
    const role = new BuildRole(this, 'Role', { projectName, roleName, description, logGroup, statements });
    this.project = new codebuild.CfnProject(this, 'Project', {
      name: projectName,
      description,
      serviceRole: role.roleArn,
      source,
      sourceVersion: props.sourceVersion,
      triggers: props.triggers,
      artifacts: { type: 'NO_ARTIFACTS' },
      cache: { type: 'NO_CACHE' },
      encryptionKey: key.keyArn,
      environment: {
        type: 'LINUX_CONTAINER',
        computeType: 'BUILD_GENERAL1_MEDIUM',
        image: props.settings.image,
        imagePullCredentialsType: 'CODEBUILD',
        privilegedMode: false,
        environmentVariables: Object.entries(props.variables).map(([name, value]) => ({
          name,
          value,
          type: 'PLAINTEXT',
        })),
      },
      logsConfig: { cloudWatchLogs: { status: 'ENABLED', groupName: logGroup.logGroupName } },
      concurrentBuildLimit: props.atATime,
      timeoutInMinutes: minutes,
      queuedTimeoutInMinutes: QUEUED_MINUTES,
      visibility: 'PRIVATE',
    });
    // What a project may do has to be there before somebody starts it.
    this.project.node.addDependency(role);
  }
}
