import { type Disagreement, disagree } from '../disagreement';
import { firstReview, nothingOut, publishedLogBucket, shortRetention } from './reasons';

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
