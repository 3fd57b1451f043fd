import { disagree } from '../disagree';
import type { Disagreement } from '../disagreement';
import { catalogReview as reviewed } from './reviews';

/** The layer, and the templates of its products as they are before their parameters are known. */
export const catalogDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: { 'cfn-guard': ['cloudwatch_log_group_retention_period_check'] },
    resources: ['catalog/LogsFirewallLogs8C3F706F', 'catalog/LogsProductsFDADF08C'],
    environments: ['local', 'test'],
    reason:
      'Synthetic data only: a month of logs is enough here. Where patient data are the groups are kept for six years, and the rule stands.',
    reviewed,
  }),
  ...disagree({
    rules: {
      'cfn-guard': [
        'ec2_instance_nitro_encryption_in_transit_check',
        'ec2_instance_nitro_instance_type_check',
      ],
    },
    resources: ['catalog/MachineInstance006B9E79'],
    reason:
      'The engine does not read parameters: the template allows a list of types, all of them on Nitro. The rule on traffic is about what machines say to each other; these speak TLS to the load balancer, to Git and to AWS.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['ec2_instance_no_public_ip_check'] },
    resources: ['catalog/MachineInstance006B9E79'],
    reason:
      'The rule wants a network interface written out, which cdk-nag takes for a machine outside of a VPC. The subnet decides: no subnet of the network layer gives addresses, which a rule of ours watches there.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE'] },
    resources: ['catalog/EntranceMachineGroup47FAE4DE'],
    reason:
      'One port is open, 443: Git, packages and AWS are at public addresses that change. Nothing comes in but from the load balancer, and flow logs record what goes out.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['SECURITY_GROUP_EGRESS_PORT_RANGE_RULE'] },
    resources: ['catalog/EntranceGroup46FC597D'],
    reason:
      'It takes the numbers of an ICMP message for ports. The rule leads to an address that nobody has, which is how a security group is told to let nothing out.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['elbv2_acm_certificate_required_check'] },
    resources: ['catalog/EntranceListener50BE468C'],
    reason:
      'The certificate is a parameter that must be the ARN of one in Certificate Manager; the engine wants it written out.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['elbv2_deletion_protection_enabled_check'] },
    resources: ['catalog/EntranceBalancerE75B39EB'],
    reason:
      'The engine does not look into a condition: a site of production is protected, and a trial can be terminated by whoever launched it.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['elbv2_logging_enabled_check'] },
    resources: ['catalog/EntranceBalancerE75B39EB'],
    reason:
      'Logging is on, into the bucket of the catalog, whose name is a parameter; the engine wants it written out.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'] },
    resources: [
      'catalog/DevelopersPolicy41155441',
      'catalog/HealthcareWebServerLaunchRoleDefaultPolicyManaged2296A7DC3',
      'catalog/HealthcareWebServerLaunchRoleDefaultPolicyManagedA8EEA3DE',
      'catalog/LaunchBoundary0133C5B8',
      'catalog/MessageQueueLaunchRoleDefaultPolicyManagedC14741FB',
      'catalog/ProductBoundaryF6F244B6',
      'catalog/RolePolicyC696881B',
    ],
    reason:
      'A star stands only beside actions that are on no resource, or beside a condition on the tag, the owner or the boundary of what is acted on; the gate knows both by name and refuses any other. The boundaries give nothing by themselves: they are the most that another policy may give.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_bucket_default_encryption_kms_check'] },
    resources: ['catalog/AccessLogsBucketCD784A59', 'catalog/AccessLogsReadersC04FF89B'],
    reason:
      'Load balancers and S3 deliver access logs into buckets with keys of S3 only (AES-256). The logs name requests, not what was answered.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'] },
    resources: ['catalog/AccessLogsBucketCD784A59', 'catalog/AccessLogsReadersC04FF89B'],
    reason:
      'Access logs are not delivered into a bucket with a default lock. Where data are retained, the policies of both buckets deny deleting logs to everybody.',
    reviewed,
  }),
  ...disagree({
    rules: {
      'cfn-guard': ['S3_BUCKET_LOGGING_ENABLED', 's3_bucket_logging_enabled_check'],
      checkov: ['CKV_AWS_18'],
    },
    resources: ['catalog/AccessLogsReadersC04FF89B'],
    reason:
      'This is the bucket that access logs go to. Logging into itself, each delivered log would be an access to log.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_NO_PUBLIC_RW_ACL'] },
    resources: ['catalog/AccessLogsBucketCD784A59', 'catalog/AccessLogsReadersC04FF89B'],
    reason:
      'The rule takes a missing AccessControl for a public one. Both buckets refuse access lists altogether (BucketOwnerEnforced) and block public access.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: ['catalog/AccessLogsBucketCD784A59', 'catalog/AccessLogsReadersC04FF89B'],
    reason:
      'The register of exceptions holds it open with an owner and an end: access logs are where a chain of copies ends.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_SSL_REQUESTS_ONLY'] },
    resources: ['catalog'],
    reason:
      'The rule looks for the boolean false, and policies say "false", as IAM writes it. Both bucket policies deny plain HTTP, and the Control Tower rule that asks for the same passes.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_event_notifications_enabled_check'] },
    resources: ['catalog/AccessLogsBucketCD784A59', 'catalog/AccessLogsReadersC04FF89B'],
    reason: 'Nobody acts on the arrival of an access log.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['sqs_dlq_check'] },
    resources: ['catalog/Failed'],
    reason: 'This is the queue for what nobody could handle: there is no other one after it.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['sqs_queue_encrypted_check'] },
    resources: ['catalog/Failed', 'catalog/Queue'],
    reason:
      'The engine does not look into a condition: whichever way it is decided, a key of ours encrypts the queue.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-lint': ['W1028'] },
    resources: ['catalog/Key'],
    reason:
      'The key exists under the same condition that the policy repeats, so one branch is never taken. The gate judges the template with the condition decided both ways.',
    reviewed,
  }),
  ...disagree({
    rules: { checkov: ['CKV_AWS_108', 'CKV_AWS_109', 'CKV_AWS_111'] },
    resources: ['catalog/LaunchBoundary0133C5B8'],
    reason:
      'A boundary gives nothing: it is the most that the policy of a launch role may give, and that policy is compared with what the templates need, in both directions.',
    reviewed,
  }),
  ...disagree({
    rules: { checkov: ['CKV_AWS_33'] },
    resources: ['catalog/Key', 'catalog/LogsKeyB5D1D597'],
    reason:
      'Everybody is named in a denial, and in permissions that hold for this account through named services only.',
    reviewed,
  }),
];
