import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The role that AWS gives AWS Backup in an account. What it must be allowed depends on what there is to back up, so AWS
 * keeps its policies; ours would have to name every resource of every layer.
 */
export function backupRoleArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'service-role/AWSBackupDefaultServiceRole',
  });
}
