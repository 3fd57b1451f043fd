import type { LogStore } from '@hipaa-cdk/constructs';
import {
  type aws_ec2 as ec2,
  aws_ecs as ecs,
  type aws_kms as kms,
  type aws_logs,
  Stack,
  aws_iam as iam,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from './settings';

export interface ApplicationClusterProps {
  readonly vpc: ec2.IVpc;
  readonly settings: EcsSettings;
  /** Keeps what people do in containers, and has the layer's key. */
  readonly logs: LogStore;
}

const insights: Readonly<Record<EcsSettings['insights'], ecs.ContainerInsights>> = {
  enabled: ecs.ContainerInsights.ENABLED,
  enhanced: ecs.ContainerInsights.ENHANCED,
};

/** Where tasks run: on Fargate, watched by Container Insights. */
export class ApplicationCluster extends Construct {
  readonly cluster: ecs.Cluster;
  /** Keeps what people do in containers, where they may. */
  readonly commands?: aws_logs.LogGroup;

  constructor(scope: Construct, id: string, props: ApplicationClusterProps) {
    super(scope, id);
    const { vpc, settings, logs } = props;
    if (settings.exec !== 'off') this.commands = logs.addGroup('Exec');
    this.cluster = new ecs.Cluster(this, 'Cluster', {
      vpc,
      enableFargateCapacityProviders: true,
      containerInsightsV2: insights[settings.insights],
      executeCommandConfiguration: this.commands && this.recordedExec(this.commands, logs.key),
    });
    if (settings.temporaryStorageKey === 'own') this.encryptDisks(logs.key);
  }

  /** Commands and their output, on the way and in the log, under the layer's key. */
  private recordedExec(commands: aws_logs.LogGroup, key: kms.Key): ecs.ExecuteCommandConfiguration {
    return {
      kmsKey: key,
      logging: ecs.ExecuteCommandLogging.OVERRIDE,
      logConfiguration: { cloudWatchLogGroup: commands, cloudWatchEncryptionEnabled: true },
    };
  }

  private encryptDisks(key: kms.Key): void {
    allowFargateDisks(key);
    (this.cluster.node.defaultChild as ecs.CfnCluster).addPropertyOverride(
      'Configuration.ManagedStorageConfiguration.FargateEphemeralStorageKmsKeyId',
      key.keyId,
    );
  }
}

/** Lets Fargate encrypt the disks of this stack's tasks with a key: make data keys, and read the disks while a task runs. */
function allowFargateDisks(key: kms.Key): void {
  const { account, stackName } = Stack.of(key);
  const fargate = new iam.ServicePrincipal('fargate.amazonaws.com');
  const disksOfThisStack = {
    StringEquals: { 'kms:EncryptionContext:aws:ecs:clusterAccount': account },
    // CloudFormation starts the name of the cluster with that of the stack.
    StringLike: { 'kms:EncryptionContext:aws:ecs:clusterName': `${stackName}-*` },
  };
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'EncryptDisks',
      principals: [fargate],
      actions: ['kms:GenerateDataKeyWithoutPlaintext'],
      resources: ['*'],
      conditions: disksOfThisStack,
    }),
  );
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'ReadDisks',
      principals: [fargate],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: {
        ...disksOfThisStack,
        'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
      },
    }),
  );
}
