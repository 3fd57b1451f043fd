import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isFalse, isGiven } from '../../reading/value';

/**
 * AWS Config rule: EMR_MASTER_NO_PUBLIC_IP. The subnet decides. It must be in the template and give no addresses; or the
 * cluster names a security group for service access, which only clusters in private subnets have.
 */
export const emrMasterNoPublicIp: Rule = {
  id: 'EmrMasterNoPublicIp',
  description: 'Masters of EMR clusters have no public address',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
  remedy: 'Put the cluster into a private subnet, and name ServiceAccessSecurityGroup.',
  evaluate: (template) =>
    template.resources('AWS::EMR::Cluster').map((cluster) => verdict(cluster, template)),
};

function verdict(cluster: ViewedResource, template: TemplateView): Verdict {
  const subnets = ['Ec2SubnetId', 'Ec2SubnetIds.*']
    .flatMap((name) => readings(cluster.properties, `Instances.${name}`))
    .filter((value) => value !== undefined);
  const gives = subnets.map((subnet) => {
    const target = template.target(subnet);
    return target && (target.properties['MapPublicIpOnLaunch'] ?? false);
  });
  const access = readings(cluster.properties, 'Instances.ServiceAccessSecurityGroup');
  const isPrivate = gives.length > 0 && gives.every(isFalse);
  const isNowhereGiven = gives.every((value) => value === undefined || isFalse(value));
  return judged(cluster, {
    property: 'Instances.Ec2SubnetId',
    value: subnets[0],
    holds: isPrivate || (isNowhereGiven && access.every(isGiven)),
    problem: 'nothing shows that its subnet gives no public addresses',
  });
}
