import { webAclRule } from '../../reading/web-acl-rule';

/** Not about HTTP APIs: AWS WAF cannot stand in front of them. */
export const restApiBehindWebAcl = webAclRule({
  id: 'RestApiBehindWebAcl',
  description: 'A firewall looks at requests before a stage of a REST API takes them',
  citations: [
    '45 CFR 164.312(e)(1)',
    '45 CFR 164.308(a)(5)(ii)(B)',
    'NIST 800-53r5 SC-7',
    'AWS Config API_GW_ASSOCIATED_WITH_WAF',
  ],
  remedy: 'Associate a web ACL with the stage (AWS::WAFv2::WebACLAssociation).',
  type: 'AWS::ApiGateway::Stage',
});
