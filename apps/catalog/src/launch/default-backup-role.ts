/** The role that AWS Backup makes for itself when somebody first looks at it in the console. */
export function defaultBackupRole({ account }: { readonly account: string }): string {
  return `arn:aws:iam::${account}:role/service-role/AWSBackupDefaultServiceRole`;
}
