import { isLoadBalancer } from '../../reading/load-balancer-attribute';
import { webAclRule } from '../../reading/web-acl-rule';

/** About internal ones too, as in the rule of AWS Config. */
export const loadBalancerBehindWebAcl = webAclRule({
  id: 'LoadBalancerBehindWebAcl',
  description: 'A firewall looks at requests before an application load balancer passes them on',
  citations: [
    '45 CFR 164.312(e)(1)',
    '45 CFR 164.308(a)(5)(ii)(B)',
    'NIST 800-53r5 SC-7',
    'AWS Config ALB_WAF_ENABLED',
  ],
  remedy: 'Associate a web ACL with the load balancer (AWS::WAFv2::WebACLAssociation).',
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  when: isLoadBalancer('application'),
});
