import { type Correction, wildcardCorrections } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

/**
 * Where public rules are wrong about names of this platform. What holds for everybody is in the library
 * (`publicCorrections`); these are extra, and are shown beside findings and exceptions in every report.
 */
export const corrections: readonly Correction[] = wildcardCorrections(
  [
    {
      id: 'snapshots-of-an-environment',
      reason:
        'databases and their snapshots are known by the beginning of their names; deleting one is none of it, nor handing it on',
      resource:
        /^arn:[^*?]+:((cluster|db):[^*?:-]+-[^*?:-]+-\*|(cluster-)?snapshot:[^*?:-]+-[^*?:-]+-\*-before-\*)$/,
      action: /^rds:(CreateDB(Cluster)?Snapshot|DescribeDB(Cluster)?Snapshots)$/,
    },
    {
      id: 'clusters-of-an-environment',
      reason: 'a cluster is unlocked before the stack that made up its name is removed',
      resource: /^arn:[^*?]+:cluster:[^*?:-]+-[^*?:-]+-\*$/,
      action: /^rds:ModifyDBCluster$/,
    },
    {
      id: 'buckets-of-an-environment',
      reason: 'a bucket is emptied before the stack that made up its name is removed',
      resource: /^arn:aws[a-z-]*:s3:::[^*?/-]+-[^*?/-]+-\*(\/\*)?$/,
      action: /^s3:(ListBucketVersions|DeleteObject|DeleteObjectVersion)$/,
    },
    {
      id: 'evidence-of-an-account',
      reason:
        'rules, alarms, restores, trails and findings are asked for all at once, so there is none to name; nothing is changed',
      resource: /^\*$/,
      action:
        /^(backup:ListRestoreJobs|cloudtrail:(DescribeTrails|GetTrailStatus)|cloudwatch:DescribeAlarms|config:Describe(ComplianceBy)?ConfigRules?|securityhub:GetFindings)$/,
    },
    {
      id: 'rule-of-malware-scans',
      reason:
        'GuardDuty makes one rule for itself, whose name it begins like this and which nobody else may change',
      resource: /^arn:[^*?]+:rule\/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3\*$/,
      action: /^events:(PutRule|DeleteRule|PutTargets|RemoveTargets|DescribeRule|ListTargetsByRule)$/,
    },
    {
      id: 'launched-machines',
      reason:
        'CloudFormation looks at a machine whose id AWS makes up while it launches it, and at the template of the launch before there is a stack; start scripts hold no secret',
      resource: /^\*$/,
      action: /^(ec2:DescribeInstanceAttribute|cloudformation:GetTemplateSummary)$/,
    },
    {
      id: 'web-acl-of-a-launched-product',
      reason:
        'calls that tie a web ACL to a load balancer know no tag of it, and SetWebAcl no resource; which web ACL it is, is named',
      resource: /^(\*|arn:[^*?]+:loadbalancer\/app\/\*\/\*)$/,
      action:
        /^(wafv2:(AssociateWebACL|DisassociateWebACL|GetWebACLForResource)|elasticloadbalancing:SetWebAcl)$/,
    },
  ],
  application.owner,
);
