import { applicationVariables } from '@hipaa-cdk/compute';
import type { LogStore } from '@hipaa-cdk/log-store';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { Duration, Size, Stack, aws_ecs as ecs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from '../config';
import { containerImage } from './container-image';
import { ExecutionRole } from './execution-role';
import { programOf } from './program';
import { SecretVariables } from './secret-variables';
import { TaskRole } from './task-role';
import { VariableParameters } from './variable-parameters';
import { addWritableFolders } from './writable-folders';

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
