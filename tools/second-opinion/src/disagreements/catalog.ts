import { disagree, type Disagreement } from '../disagreement';
import {
  catalogReview as reviewed,
  bucketDisagreements,
  nothingOut,
  publishedLogBucket,
  shortRetention,
} from './reasons';

const READERS_OF_LOGS = 'catalog/AccessLogsReadersC04FF89B';
const ACCESS_LOGS = ['catalog/AccessLogsBucketCD784A59', READERS_OF_LOGS];

/** The layer, and the templates of its products as they are before their parameters are known. */
export const catalogDisagreements: readonly Disagreement[] = [
  ...shortRetention({
    resources: ['catalog/LogsFirewallLogs8C3F706F', 'catalog/LogsProductsFDADF08C'],
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
  ...nothingOut({ resources: ['catalog/EntranceGroup46FC597D'], reviewed }),
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
  ...publishedLogBucket({ resources: ['catalog/EntranceBalancerE75B39EB'], reviewed }),
  ...disagree({
    rules: { 'cfn-guard': ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'] },
    resources: [
      'catalog/DevelopersPolicy41155441',
      'catalog/HealthcareWebServerLaunchRoleDefaultPolicyManaged2296A7DC3',
      'catalog/HealthcareWebServerLaunchRoleDefaultPolicyManagedA8EEA3DE',
      'catalog/MessageQueueLaunchRoleDefaultPolicyManagedC14741FB',
      'catalog/RolePolicyC696881B',
    ],
    reason:
      'A star stands only beside actions that are on no resource, or beside a condition on the tag, the owner or the boundary of what is acted on; the gate knows both by name and refuses any other.',
    reviewed,
  }),
  ...bucketDisagreements({
    layer: 'catalog',
    all: ACCESS_LOGS,
    accessLogs: ACCESS_LOGS,
    lastLogs: READERS_OF_LOGS,
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: ACCESS_LOGS,
    reason:
      'The register of exceptions holds it open with an owner and an end: access logs are where a chain of copies ends.',
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
    rules: { checkov: ['CKV_AWS_33'] },
    resources: ['catalog/Key', 'catalog/LogsKeyB5D1D597'],
    reason:
      'Everybody is named in a denial, and in permissions that hold for this account through named services only.',
    reviewed,
  }),
];
