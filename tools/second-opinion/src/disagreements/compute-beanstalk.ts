import { disagree } from '../disagree';
import type { Disagreement, Review } from '../disagreement';

const reviewed: Review = { by: 'platform-team', on: '2026-11-25' };

const BALANCER = 'compute-beanstalk/WebC97C6D24';
const BALANCER_GROUP = 'compute-beanstalk/WebSecurityGroupF444D504';
const MACHINE_GROUP = 'compute-beanstalk/BeanstalkSecurityGroupA3F4648C';

export const computeBeanstalkDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: {
      'cfn-guard': [
        'EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE',
        'SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE',
      ],
    },
    resources: [BALANCER_GROUP],
    reason:
      'This is the front door: people reach the application here, from wherever they are, by TLS only and through a firewall. The setting allowedSources narrows it where the ranges are known.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['SECURITY_GROUP_EGRESS_PORT_RANGE_RULE'] },
    resources: [BALANCER_GROUP],
    reason:
      'The range is that of a rule for ICMP to an address that no packet has: it stands in place of the rule that would let everything out.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE'] },
    resources: [MACHINE_GROUP],
    reason:
      'Machines fetch code, packages and orders from services of AWS, which have no fixed addresses, over TLS only. The only other way out is to the database.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['elbv2_logging_enabled_check'] },
    resources: [BALANCER],
    reason:
      'The rule wants the name of the bucket in the template. Here it is a parameter, because the storage layer makes the bucket. Access logs are enabled.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'] },
    resources: [
      'compute-beanstalk/BeanstalkInstanceRolePolicy818E3151',
      'compute-beanstalk/BeanstalkServiceRolePolicy052BA5CB',
    ],
    reason:
      'The channels of the Session Manager, and looking at machines and load balancers, are on no resource: IAM takes nothing but a star for these actions. Every other statement names its resources.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['cloudwatch_log_group_retention_period_check'] },
    resources: ['compute-beanstalk/LogsFirewallD696A5D0'],
    environments: ['local', 'test'],
    reason:
      'These environments take synthetic data only and keep logs for a month. In production it is six years.',
    reviewed,
  }),
];
