import type { TemplateView, ViewedResource } from '../../template-view';
import { policiesOfRole } from '../../reading/policies-of-role';
import { policyStatements } from '../../reading/policy-statement';
import { items } from '../../reading/readings';
import { references } from '../../reading/references';
import { isGiven, written } from '../../reading/value';
import { machineRule } from './machine';

/**
 * AWS Config rule: EC2_INSTANCE_MANAGED_BY_SSM, the half that a template shows: the role of the machine lets the agent
 * report. Whether it does is seen in the account. A profile that is not in the template is given the benefit of the doubt.
 */
export const machineManagedBySsm = machineRule({
  id: 'MachineManagedBySsm',
  description: 'Machines may be patched, and signed in to, with Systems Manager',
  citations: ['45 CFR 164.308(a)(5)(ii)(B)', '45 CFR 164.312(b)', '45 CFR 164.310(d)(1)'],
  remedy: 'Attach AmazonSSMManagedInstanceCore to the role of the instance profile.',
  property: 'IamInstanceProfile',
  holds: (value, template) => {
    if (!isGiven(value)) return false;
    const profile = [value, ...references(value).map(({ logicalId }) => logicalId)]
      .map((one) => template.target(one))
      .find((resource) => resource?.Type === 'AWS::IAM::InstanceProfile');
    if (!profile) return true;
    const roles = items(profile.properties['Roles']).flatMap((role) => template.target(role) ?? []);
    return roles.length === 0 || roles.some((role) => letsAgentReport(role, template));
  },
  problem: 'Systems Manager cannot reach it',
});

function letsAgentReport(role: ViewedResource, template: TemplateView): boolean {
  const { ManagedPolicyArns: managed } = role.properties;
  return (
    written(managed).includes('AmazonSSMManagedInstanceCore') ||
    policiesOfRole(role, template)
      .flatMap(({ document }) => policyStatements(document))
      .some(({ effect, actions }) => effect === 'Allow' && actions.includes('ssm:updateinstanceinformation'))
  );
}
