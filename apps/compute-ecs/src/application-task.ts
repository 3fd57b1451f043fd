import {
  applicationVariables,
  migratingVersion,
  releasedVersion,
  type ReleaseSource,
  variableTexts,
} from '@hipaa-cdk/web-front';
import type { LogStore } from '@hipaa-cdk/constructs';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { Duration, Size, Stack, aws_ecs as ecs, aws_ecr as ecr, type aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from './settings';
import { ExecutionRole, MigrationRole, TaskRole } from './task-roles';
import { SecretVariables, VariableParameters } from './task-variables';
import { imageRepository } from './settings';

/** Where the agent that runs people's commands keeps its own files. It runs as root, whoever the program runs as. */
const EXEC_FOLDERS = ['/var/lib/amazon', '/var/log/amazon'];

/** Lets a container write to some folders of its otherwise read-only files. They last as long as the task. */
function addWritableFolders(container: ecs.ContainerDefinition, { scratchFolders, exec }: EcsSettings): void {
  for (const containerPath of [...scratchFolders, ...(exec === 'off' ? [] : EXEC_FOLDERS)]) {
    const name = containerPath.slice(1).replaceAll(/[^\w-]/g, '-');
    container.taskDefinition.addVolume({ name });
    container.addMountPoints({ containerPath, sourceVolume: name, readOnly: false });
  }
}

const processors: Readonly<Record<EcsSettings['architecture'], ecs.CpuArchitecture>> = {
  arm64: ecs.CpuArchitecture.ARM64,
  'x86-64': ecs.CpuArchitecture.X86_64,
};

export interface ApplicationTaskProps {
  readonly settings: EcsSettings;
  /** Keeps what the program writes to its output. */
  readonly logs: LogStore;
}

/** The most that ECS takes. */
const LONGEST_START_SECONDS = 300;

/** One task of the application: one container, without rights over anything but itself. */
export class ApplicationTask extends Construct {
  readonly definition: ecs.FargateTaskDefinition;
  readonly container: ecs.ContainerDefinition;
  private readonly common: Omit<ecs.ContainerDefinitionOptions, 'linuxParameters' | 'logging'>;
  /** Variables that hold no secret. */
  private readonly plain: VariableParameters['variables'];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApplicationTaskProps,
  ) {
    super(scope, id);
    const { settings, logs } = props;
    const executionRole = new ExecutionRole(this, 'ExecutionRole');
    // Revisions of one family are numbered together: every stack has its own.
    this.definition = this.define(this, 'Definition', Stack.of(this).stackName, {
      executionRole,
      taskRole: new TaskRole(this, 'TaskRole'),
    });
    const secrets = new SecretVariables(this, 'Secrets', this.definition, settings.secrets);
    const { variables, fingerprint } = this.plainVariables();
    this.plain = variables;
    this.common = this.containerOptions({ ...variables, ...secrets.variables }, fingerprint);
    const { command, healthCommand } = programOf(settings);
    this.container = this.definition.addContainer('Application', {
      ...this.common,
      command,
      portMappings: [{ containerPort: settings.port }],
      linuxParameters: withoutCapabilities(this),
      logging: logDriver(logs.addGroup('Application'), 'application'),
      healthCheck: healthCommand && {
        command: ['CMD', ...healthCommand],
        interval: Duration.seconds(30),
        timeout: Duration.seconds(5),
        retries: 3,
        startPeriod: Duration.seconds(Math.min(settings.startSeconds, LONGEST_START_SECONDS)),
      },
    });
    addWritableFolders(this.container, settings);
  }

  /**
   * A task of the same image, with the same variables and rights, that runs another command and that nobody connects to.
   *
   * @param scope whose task it is
   * @param name of the process, such as `worker`
   */
  withCommand(scope: Construct, name: string, command: readonly string[]): ecs.FargateTaskDefinition {
    const { logs, settings } = this.props;
    const { executionRole, taskRole } = this.definition;
    const family = `${Stack.of(this).stackName}-${name}`;
    const definition = this.define(scope, 'Definition', family, { executionRole, taskRole });
    const container = definition.addContainer('Application', {
      ...this.common,
      command: [...command],
      linuxParameters: withoutCapabilities(scope),
      logging: logDriver(logs.addGroup(`Process-${name}`), name),
    });
    addWritableFolders(container, settings);
    return definition;
  }

  /**
   * The task that changes the database for a version. It has what leads to the database and the application's own plain
   * variables; of secrets it may read that of the database.
   *
   * @param scope whose task it is
   */
  ofMigration(
    scope: Construct,
    { command, ...migration }: NonNullable<EcsSettings['migration']>,
  ): ecs.FargateTaskDefinition {
    const { logs, settings } = this.props;
    const definition = this.define(scope, 'Definition', `${Stack.of(this).stackName}-migration`, {
      executionRole: new ExecutionRole(scope, 'ExecutionRole'),
      taskRole: new MigrationRole(scope, 'Role'),
    });
    const isGiven = (name: string): boolean =>
      name in settings.variables ||
      ['APPLICATION_ENVIRONMENT', 'AWS_DEFAULT_REGION'].includes(name) ||
      name.startsWith('DATABASE_');
    const container = definition.addContainer('Application', {
      ...this.common,
      image: new ApplicationImage(settings.image, (source) => migratingVersion(scope, source, migration)),
      command: [...command],
      secrets: Object.fromEntries(Object.entries(this.plain).filter(([name]) => isGiven(name))),
      linuxParameters: withoutCapabilities(scope),
      logging: logDriver(logs.addGroup('Migration'), 'migration'),
    });
    addWritableFolders(container, settings);
    return definition;
  }

  private define(
    scope: Construct,
    id: string,
    family: string,
    roles: Pick<ecs.FargateTaskDefinitionProps, 'executionRole' | 'taskRole'>,
  ): ecs.FargateTaskDefinition {
    const { cpu, memoryMiB, architecture } = this.props.settings;
    return new ecs.FargateTaskDefinition(scope, id, {
      family,
      cpu,
      memoryLimitMiB: memoryMiB,
      runtimePlatform: {
        cpuArchitecture: processors[architecture],
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      ...roles,
    });
  }

  private plainVariables(): VariableParameters {
    const { settings } = this.props;
    return new VariableParameters(this, 'Variables', {
      ...variableTexts(settings.variables),
      ...applicationVariables(this),
      [sampleApplication.portVariable]: String(settings.port),
    });
  }

  /** What every process of the application has. */
  private containerOptions(
    secrets: Readonly<Record<string, ecs.Secret>>,
    fingerprint: string,
  ): Omit<ecs.ContainerDefinitionOptions, 'linuxParameters' | 'logging'> {
    const { settings } = this.props;
    return {
      image: new ApplicationImage(settings.image),
      secrets,
      dockerLabels: { variables: fingerprint },
      memoryLimitMiB: settings.memoryMiB,
      user: settings.user,
      readonlyRootFilesystem: true,
      stopTimeout: Duration.seconds(settings.stopSeconds),
    };
  }
}

/** A first process that passes on signals and buries the dead, and nothing that only root could do. */
function withoutCapabilities(scope: Construct): ecs.LinuxParameters {
  const parameters = new ecs.LinuxParameters(scope, 'LinuxParameters', { initProcessEnabled: true });
  parameters.dropCapabilities(ecs.Capability.ALL);
  return parameters;
}

/** When CloudWatch does not answer, the program goes on and its latest output waits in memory. */
function logDriver(logGroup: logs.ILogGroup, streamPrefix: string): ecs.LogDriver {
  return ecs.LogDrivers.awsLogs({
    logGroup,
    streamPrefix,
    mode: ecs.AwsLogDriverMode.NON_BLOCKING,
    maxBufferSize: Size.mebibytes(25),
  });
}

/**
 * The image of the settings, or of the release where those leave it open. Where it is in ECR, whoever starts its tasks is
 * allowed to pull from that repository; all others must give it to everybody.
 */
class ApplicationImage extends ecs.ContainerImage {
  constructor(
    private readonly image: EcsSettings['image'],
    private readonly version?: (source: ReleaseSource) => string,
  ) {
    super();
  }

  bind(scope: Construct, container: ecs.ContainerDefinition): ecs.ContainerImageConfig {
    const { registry = '', repository = '', ecr: place } = imageRepository(this.image) ?? {};
    if (place) {
      const { partition } = Stack.of(scope);
      ecr.Repository.fromRepositoryAttributes(scope, 'Repository', {
        repositoryName: repository,
        repositoryArn: `arn:${partition}:ecr:${place.region}:${place.account}:repository/${repository}`,
      }).grantPull(container.taskDefinition.obtainExecutionRole());
    }
    if (typeof this.image === 'string') return { imageName: this.image };
    const source: ReleaseSource = { layer: 'compute-ecs', image: this.image.repository };
    const digits = this.version?.(source) ?? releasedVersion(scope, source);
    // In these words the template itself shows that no tag can be released.
    return { imageName: `${registry}/${repository}@sha256:${digits}` };
  }
}

/** What runs in a container, and how it is asked for its health. */
interface Program {
  /** Left out, the image decides. */
  readonly command?: string[];
  /** Left out, nobody asks inside the container. */
  readonly healthCommand?: string[];
}

/** The program of the settings. Our sample comes as text, so that nobody has to build an image to see it run. */
export function programOf({ program, port }: EcsSettings): Program {
  if (program !== 'sample') return program;
  return {
    command: ['python3', '-I', '-c', sampleApplication.source],
    healthCommand: [...sampleApplication.healthCommand(port)],
  };
}
