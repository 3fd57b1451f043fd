import { Stack, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AuditSettings } from '../../config';
import { accountSteps } from './account-steps';

export interface AccountSettingsProps {
  readonly passwordPolicy: AuditSettings['passwordPolicy'];
}

/**
 * The runbook for settings of the account that CloudFormation has no types for. It shows what they are, sets them, and
 * fails unless they are then as they should be. Whoever starts it lends it their own rights: nothing in the account has
 * them for good.
 */
export class AccountSettings extends Construct {
  constructor(scope: Construct, id: string, { passwordPolicy }: AccountSettingsProps) {
    super(scope, id);
    new ssm.CfnDocument(this, 'Runbook', {
      name: `${Stack.of(this).stackName}-account-settings`,
      documentType: 'Automation',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '0.3',
        description:
          'Shows, sets and verifies what holds for the whole account: encryption of new volumes, public access to ' +
          'buckets, passwords of IAM users. Run it as an administrator, after the first deploy and after a finding.',
        mainSteps: accountSteps(passwordPolicy),
      },
    });
  }
}
