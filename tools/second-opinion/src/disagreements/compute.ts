import { disagree, type Disagreement, type Review } from '../disagreement';
import { nothingOut, publishedLogBucket, shortRetention, firstReview } from './reasons';

const reviewed: Review = { by: 'platform-team', on: '2026-11-25' };

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
  ...nothingOut({ resources: [BALANCER_GROUP], reviewed }),
  ...disagree({
    rules: { 'cfn-guard': ['EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE'] },
    resources: [MACHINE_GROUP],
    reason:
      'Machines fetch code, packages and orders from services of AWS, which have no fixed addresses, over TLS only. The only other way out is to the database.',
    reviewed,
  }),
  ...publishedLogBucket({ resources: ['compute-beanstalk/WebC97C6D24'], reviewed }),
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
  ...shortRetention({ resources: ['compute-beanstalk/LogsFirewallD696A5D0'], reviewed }),
];

export const computeEcsDisagreements: readonly Disagreement[] = [
  ...publishedLogBucket({ resources: ['compute-ecs/WebC97C6D24'], reviewed: firstReview }),
  ...disagree({
    rules: { 'cfn-guard': ['ecs_container_insights_enabled_check'] },
    resources: ['compute-ecs/ClusterC2E21B66'],
    environments: ['prod'],
    reason:
      'The rule knows “enabled” only. “enhanced” has the same metrics, and those of single tasks besides.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['ecs_service_assign_public_ip_disabled_check'] },
    resources: ['compute-ecs/ApplicationService4A544758'],
    environments: ['local', 'test'],
    reason:
      'Without a NAT gateway a task needs an address to pull its image. Data are synthetic there, the security group lets in the load balancer only, and the settings refuse it where patients’ data are.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE'] },
    resources: ['compute-ecs/ApplicationSecurityGroup0110FDEE'],
    reason:
      'AWS services, and whatever else an application calls over TLS, have addresses all over the world. The rule lets out port 443 alone; the database has a rule of its own.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE'] },
    resources: ['compute-ecs/WebSecurityGroupF444D504'],
    reason:
      'People come to a load balancer from ranges of addresses. Which ones is a setting, and the port is 443.',
    reviewed: firstReview,
  }),
  ...nothingOut({ resources: ['compute-ecs/WebSecurityGroupF444D504'], reviewed: firstReview }),
  ...shortRetention({
    resources: ['compute-ecs/LogsApplicationDB1CFB95', 'compute-ecs/LogsFirewallD696A5D0'],
    reviewed: firstReview,
  }),
];
