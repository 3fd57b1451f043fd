import { MIGRATION_OUTPUT } from '@hipaa-cdk/parameters/path';
import { CfnOutput, Stack, type aws_ec2 as ec2, type aws_ecs as ecs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ApplicationTask } from './application-task';
import type { EcsSettings } from './settings';

export interface MigrationTaskProps {
  readonly cluster: ecs.ICluster;
  /** The application, whose image and plain variables the migration has. */
  readonly task: ApplicationTask;
  /** What the tasks of the application reach, the database with it. */
  readonly securityGroup: ec2.ISecurityGroup;
  readonly settings: EcsSettings;
  readonly migration: NonNullable<EcsSettings['migration']>;
}

/** The task that a release starts to change the database. Nothing here starts it; an output tells releases how to. */
export class MigrationTask extends Construct {
  constructor(scope: Construct, id: string, props: MigrationTaskProps) {
    super(scope, id);
    const { cluster, task, securityGroup, settings, migration } = props;
    const definition = task.ofMigration(this, migration);
    const stack = Stack.of(this);
    new CfnOutput(stack, MIGRATION_OUTPUT, {
      description: 'How a release starts the migration of the database',
      value: stack.toJsonString({
        cluster: cluster.clusterName,
        taskDefinition: definition.taskDefinitionArn,
        subnets: cluster.vpc.privateSubnets.map(({ subnetId }) => subnetId).join(','),
        securityGroup: securityGroup.securityGroupId,
        publicAddress: settings.publicAddresses === 'none' ? 'DISABLED' : 'ENABLED',
      }),
    });
  }
}
