import { aws_ssm as ssm } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Looks every day which patches the machines lack that Systems Manager looks after, and installs none. What it finds is what the
 * rule of AWS Config on patches reads: without a look, that rule has nothing to say. AWS takes nothing for it.
 */
export class PatchScan extends ssm.CfnAssociation {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: 'AWS-RunPatchBaseline',
      associationName: 'look-for-patches',
      targets: [{ key: 'InstanceIds', values: ['*'] }],
      parameters: { Operation: ['Scan'], RebootOption: ['NoReboot'] },
      scheduleExpression: 'rate(1 day)',
      complianceSeverity: 'HIGH',
      maxConcurrency: '25%',
      // One machine that cannot be looked at keeps no other from being looked at.
      maxErrors: '100%',
    });
  }
}
