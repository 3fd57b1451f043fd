import { type Disagreement, type Review, disagree } from '../disagreement';
import { nothingOut, publishedLogBucket, shortRetention } from './reasons';

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
  ...disagree({
    rules: { checkov: ['CKV_AWS_260'] },
    resources: [BALANCER_GROUP],
    reason:
      'Behind port 80 is a listener whose only answer is where HTTPS is; a rule of ours proves that nothing of the template could give it another. A closed port would keep out people who type no scheme.',
    reviewed: { by: 'platform-team', on: '2026-12-01' },
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
