import { actionReference, actionsOfService, fits } from '@hipaa-cdk/permissions';

/** Actions that make somebody an administrator, in one call or two. */
const escalating = [
  ...['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion', 'iam:UpdateAssumeRolePolicy'],
  ...['iam:AttachGroupPolicy', 'iam:PutGroupPolicy', 'iam:AddUserToGroup', 'iam:UploadSSHPublicKey'],
  ...['iam:AttachUserPolicy', 'iam:PutUserPolicy', 'iam:CreateAccessKey', 'iam:UpdateAccessKey'],
  ...['iam:CreateLoginProfile', 'iam:UpdateLoginProfile', 'iam:CreateServiceSpecificCredential'],
  ...['iam:ResetServiceSpecificCredential', 'iam:UploadSigningCertificate', 'iam:DeactivateMFADevice'],
  ...['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
  ...['iam:PutRolePermissionsBoundary', 'iam:PutUserPermissionsBoundary'],
  ...['iam:UpdateSAMLProvider', 'iam:CreateSAMLProvider', 'iam:CreateOpenIDConnectProvider'],
  ...['iam:AddClientIDToOpenIDConnectProvider', 'iam:UpdateOpenIDConnectProviderThumbprint'],
  ...['iam:UpdateAccountPasswordPolicy', 'iam:DeleteAccountPasswordPolicy', 'sts:AssumeRoot'],
  ...['rolesanywhere:CreateTrustAnchor', 'rolesanywhere:UpdateTrustAnchor', 'rolesanywhere:CreateProfile'],
  ...['rolesanywhere:UpdateProfile', 'rolesanywhere:ImportCrl', 'identitystore:CreateGroupMembership'],
  ...['sso:CreateAccountAssignment', 'sso:PutInlinePolicyToPermissionSet', 'sso:CreatePermissionSet'],
  ...['sso:AttachManagedPolicyToPermissionSet', 'sso:DeletePermissionsBoundaryFromPermissionSet'],
  ...['sso:AttachCustomerManagedPolicyReferenceToPermissionSet', 'sso:PutPermissionsBoundaryToPermissionSet'],
  ...['organizations:LeaveOrganization', 'organizations:DetachPolicy', 'organizations:DeletePolicy'],
  ...['organizations:DisablePolicyType', 'organizations:UpdatePolicy', 'account:CloseAccount'],
  ...['eks:CreateAccessEntry', 'eks:AssociateAccessPolicy', 'cognito-identity:SetIdentityPoolRoles'],
];

/** Actions by which somebody acts with the rights of whatever they name; of everything, where they name nothing. */
const actingAs = [
  ...['sts:AssumeRole', 'lambda:UpdateFunctionCode', 'lambda:AddPermission', 'ssm:SendCommand'],
  ...['lambda:UpdateFunctionConfiguration', 'lambda:CreateFunctionUrlConfig', 'ssm:StartAutomationExecution'],
  ...['ssm:StartSession', 'ssm:CreateAssociation', 'ecs:ExecuteCommand', 'codebuild:UpdateProject'],
  ...['glue:UpdateJob', 'glue:UpdateDevEndpoint', 'states:UpdateStateMachine', 'codepipeline:UpdatePipeline'],
  ...['kms:PutKeyPolicy', 'kms:CreateGrant', 's3:PutBucketPolicy', 's3:PutBucketAcl'],
  ...['secretsmanager:PutResourcePolicy', 'sqs:SetQueueAttributes', 'sns:AddPermission'],
  ...['rds-db:connect', 'redshift:GetClusterCredentials', 'ec2:GetPasswordData'],
  ...['ec2-instance-connect:SendSSHPublicKey', 'ec2-instance-connect:SendSerialConsoleSSHPublicKey'],
  ...['ec2:ReplaceIamInstanceProfileAssociation', 'ec2:AssociateIamInstanceProfile'],
  ...['ec2:ModifyInstanceAttribute', 'ec2:ModifySnapshotAttribute', 'ec2:ModifyImageAttribute'],
  ...['rds:ModifyDBSnapshotAttribute', 'rds:ModifyDBClusterSnapshotAttribute'],
  ...['cloudformation:SetStackPolicy', 'cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet'],
  ...['cognito-idp:AdminSetUserPassword', 'cognito-idp:AdminAddUserToGroup', 'ram:CreateResourceShare'],
  ...['sagemaker:CreatePresignedNotebookInstanceUrl', 'sagemaker:CreatePresignedDomainUrl'],
];

/** Actions after which nobody sees, or can bring back, what was done. */
const stopping = [
  ...[
    'kms:ScheduleKeyDeletion',
    'kms:DisableKey',
    'kms:DeleteImportedKeyMaterial',
    'kms:DeleteCustomKeyStore',
  ],
  ...['kms:DisableKeyRotation', 'backup:DeleteRecoveryPoint', 'backup:DeleteBackupVault'],
  ...['backup:DeleteBackupVaultLockConfiguration', 'backup:DeleteBackupPlan'],
  ...['backup:UpdateRecoveryPointLifecycle', 's3:BypassGovernanceRetention', 's3:DeleteBucketPolicy'],
  ...['s3:PutBucketLogging', 's3:PutBucketVersioning', 's3:PutLifecycleConfiguration'],
  ...['s3:PutBucketPublicAccessBlock', 's3:PutAccountPublicAccessBlock', 's3:PutEncryptionConfiguration'],
  ...['s3:PutBucketObjectLockConfiguration', 'ec2:DisableEbsEncryptionByDefault', 'ec2:DeleteFlowLogs'],
  ...['logs:DeleteLogGroup', 'logs:DeleteLogStream', 'logs:DeleteMetricFilter', 'logs:DisassociateKmsKey'],
  ...['logs:DeleteSubscriptionFilter', 'logs:DeleteDataProtectionPolicy', 'cloudwatch:DeleteAlarms'],
  ...['cloudwatch:DisableAlarmActions', 'events:DisableRule', 'events:DeleteRule', 'oam:DeleteLink'],
  ...['wafv2:DeleteLoggingConfiguration', 'wafv2:DeleteWebACL'],
  ...['shield:DeleteProtection', 'network-firewall:UpdateLoggingConfiguration'],
  ...['route53resolver:DeleteResolverQueryLogConfig', 'route53resolver:DisassociateResolverQueryLogConfig'],
  ...['rds:DeleteDBSnapshot', 'rds:DeleteDBClusterSnapshot', 'rds:DeleteDBClusterAutomatedBackup'],
  ...['rds:DeleteDBInstanceAutomatedBackup', 'ec2:DeleteSnapshot', 'dynamodb:DeleteBackup'],
  ...['dynamodb:UpdateContinuousBackups'],
];

/** Services that watch. Whatever changes what they see, or puts away what they saw, stops them. */
const watching = [
  ...['access-analyzer', 'cloudtrail', 'config', 'detective', 'guardduty', 'inspector2', 'macie2'],
  ...['securityhub', 'securitylake'],
];
const blinding =
  /:(stop|delete|disable|update|archive|disassociate|deregister|batchdisable|batchupdate|put(?!evaluations|externalevaluation|auditevents|resourcepolicy)|create(filter|ipset|archiverule|automationrule|findingsfilter))/;

const stops = (action: string): boolean => watching.includes(serviceOf(action)) && blinding.test(action);
const managesPermissions = (action: string): boolean =>
  actionReference(action)?.accessLevel === 'Permissions management';

/** Whether patterns of actions, in lower case, take in one that gives somebody more than they have. */
export const escalates = (patterns: readonly string[]): boolean => takesIn(patterns, escalating);

/** Whether they take in one by which somebody acts with the rights of something, or says who may use it. */
export const actsAs = (patterns: readonly string[]): boolean =>
  takesIn(patterns, actingAs) || takesInAny(patterns, managesPermissions);

/** Whether they take in one after which nobody sees, or can bring back, what was done. */
export const leavesNoTrace = (patterns: readonly string[]): boolean =>
  takesIn(patterns, stopping) || takesInAny(patterns, stops);

function takesIn(patterns: readonly string[], actions: readonly string[]): boolean {
  return actions.some((action) => patterns.some((pattern) => fits(pattern, action.toLowerCase())));
}

/** As AWS lists the actions of a service, where a pattern leaves letters open. */
function takesInAny(patterns: readonly string[], is: (action: string) => boolean): boolean {
  return patterns.some((pattern) =>
    /[*?]/.test(pattern)
      ? actionsOfService(serviceOf(pattern)).some(
          (action) => fits(pattern, action.toLowerCase()) && is(action.toLowerCase()),
        )
      : is(pattern),
  );
}

function serviceOf(action: string): string {
  return action.split(':')[0] ?? '';
}
