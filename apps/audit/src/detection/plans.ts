/** Protection plans of GuardDuty that are paid for beside what it always looks at. */
export const PLANS = [
  'S3_DATA_EVENTS',
  'RDS_LOGIN_EVENTS',
  'EBS_MALWARE_PROTECTION',
  'LAMBDA_NETWORK_LOGS',
  'EKS_AUDIT_LOGS',
  'RUNTIME_MONITORING',
] as const;
