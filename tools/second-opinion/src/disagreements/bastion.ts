import { disagree, type Disagreement } from '../disagreement';
import { bastionReview as reviewed } from './reasons';

const MACHINE = 'bastion/MachineInstance006B9E79';

export const bastionDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: { 'cfn-guard': ['ec2_instance_no_public_ip_check'] },
    resources: [MACHINE],
    environments: ['prod'],
    reason:
      'The rule wants a network interface written out, which cdk-nag takes for a machine outside of a VPC. The subnet decides: no subnet of the network layer gives addresses, which a rule of ours watches there.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['ec2_instance_nitro_encryption_in_transit_check'] },
    resources: [MACHINE],
    environments: ['prod'],
    reason:
      'It is about traffic between machines of certain sizes. This one speaks TLS to AWS and to the database, and to nobody else, so the smallest does.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE'] },
    resources: ['bastion/AccessSecurityGroupBEC1BC13'],
    environments: ['prod'],
    reason:
      'One port is open, 443: Session Manager is at public addresses that change, unless a network has endpoints for it, which prod has not. Nothing comes in, and flow logs record what goes out.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'] },
    resources: ['bastion/MachineRoleRegistration5EF99D58'],
    environments: ['prod'],
    reason:
      'The session agent reports its machine and opens channels, which are on no resource that a policy could name. A condition on the machine takes the place of a resource.',
    reviewed,
  }),
];
