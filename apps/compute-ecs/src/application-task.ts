import { applicationVariables, variableTexts } from '@hipaa-cdk/web-front';
import type { LogStore } from '@hipaa-cdk/constructs';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { Duration, Size, Stack, aws_ecs as ecs, aws_ecr as ecr } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from './settings';
import { ExecutionRole, TaskRole } from './task-roles';
import { SecretVariables, VariableParameters } from './task-variables';
import { imageReference } from './settings';

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

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApplicationTaskProps,
  ) {
    super(scope, id);
    const { settings } = props;
    this.definition = new ecs.FargateTaskDefinition(this, 'Definition', {
      // Revisions of one family are numbered together: every stack has its own.
      family: Stack.of(this).stackName,
      cpu: settings.cpu,
      memoryLimitMiB: settings.memoryMiB,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      executionRole: new ExecutionRole(this, 'ExecutionRole'),
      taskRole: new TaskRole(this, 'TaskRole'),
    });
    this.container = this.definition.addContainer('Application', this.containerOptions());
    addWritableFolders(this.container, settings);
  }

  private containerOptions(): ecs.ContainerDefinitionOptions {
    const { settings } = this.props;
    const { command, healthCommand } = programOf(settings);
    const secrets = new SecretVariables(this, 'Secrets', this.definition, settings.secrets);
    const { variables, fingerprint } = new VariableParameters(this, 'Variables', {
      ...variableTexts(settings.variables),
      ...applicationVariables(this),
      [sampleApplication.portVariable]: String(settings.port),
    });
    return {
      image: containerImage(this, settings.image),
      command,
      secrets: { ...variables, ...secrets.variables },
      dockerLabels: { variables: fingerprint },
      portMappings: [{ containerPort: settings.port }],
      memoryLimitMiB: settings.memoryMiB,
      user: settings.user,
      readonlyRootFilesystem: true,
      linuxParameters: this.withoutCapabilities(),
      logging: this.logging(),
      healthCheck: healthCommand && {
        command: ['CMD', ...healthCommand],
        interval: Duration.seconds(30),
        timeout: Duration.seconds(5),
        retries: 3,
        startPeriod: Duration.seconds(Math.min(settings.startSeconds, LONGEST_START_SECONDS)),
      },
      stopTimeout: Duration.seconds(settings.stopSeconds),
    };
  }

  /** A first process that passes on signals and buries the dead, and nothing that only root could do. */
  private withoutCapabilities(): ecs.LinuxParameters {
    const parameters = new ecs.LinuxParameters(this, 'LinuxParameters', { initProcessEnabled: true });
    parameters.dropCapabilities(ecs.Capability.ALL);
    return parameters;
  }

  /** When CloudWatch does not answer, the program goes on and its latest output waits in memory. */
  private logging(): ecs.LogDriver {
    return ecs.LogDrivers.awsLogs({
      logGroup: this.props.logs.addGroup('Application'),
      streamPrefix: 'application',
      mode: ecs.AwsLogDriverMode.NON_BLOCKING,
      maxBufferSize: Size.mebibytes(25),
    });
  }
}

/**
 * The image of a reference. Where it is in ECR, whoever starts its tasks is allowed to pull from that repository; all
 * others must give it to everybody.
 *
 * @param image a reference by digest, as the settings have it
 */
function containerImage(scope: Construct, image: string): ecs.ContainerImage {
  const { repository = '', digest = '', ecr: place } = imageReference(image) ?? {};
  if (!place) return ecs.ContainerImage.fromRegistry(image);
  const { partition } = Stack.of(scope);
  const source = ecr.Repository.fromRepositoryAttributes(scope, 'Repository', {
    repositoryName: repository,
    repositoryArn: `arn:${partition}:ecr:${place.region}:${place.account}:repository/${repository}`,
  });
  return ecs.ContainerImage.fromEcrRepository(source, digest);
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
