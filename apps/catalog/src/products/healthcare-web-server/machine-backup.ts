import { type CfnCondition, Arn, ArnFormat, Stack, aws_backup as backup } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { WebServerParameters } from './web-server-parameters';

export interface MachineBackupProps {
  readonly parameters: WebServerParameters;
  readonly isPhi: CfnCondition;
  readonly instanceId: string;
}

/** Takes a machine with health data, and its volumes, into the account's backup plan. */
export class MachineBackup extends Construct {
  constructor(scope: Construct, id: string, { parameters, isPhi, instanceId }: MachineBackupProps) {
    super(scope, id);
    const selection = new backup.CfnBackupSelection(this, 'Selection', {
      backupPlanId: parameters.backupPlanId,
      backupSelection: {
        selectionName: 'Machine',
        iamRoleArn: parameters.backupRoleArn,
        resources: [
          Arn.format(
            {
              service: 'ec2',
              resource: 'instance',
              resourceName: instanceId,
              arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
            },
            Stack.of(this),
          ),
        ],
      },
    });
    selection.cfnOptions.condition = isPhi;
  }
}
