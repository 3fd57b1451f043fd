import type { TemplateView, ViewedResource } from '../template-view';
import { references } from './references';
import type { Rule } from '../rule';
import { mayHoldHealthData, judged } from './property-rule';

/** Whether a web application firewall of the template stands in front of a resource. */
export function hasWebAcl({ logicalId }: ViewedResource, template: TemplateView): boolean {
  return template
    .resources('AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation')
    .some(({ properties }) =>
      references(properties['ResourceArn']).some((reference) => reference.logicalId === logicalId),
    );
}

interface WebAclRuleProps extends Omit<Rule, 'evaluate'> {
  readonly type: string;
  /**
   * Which resources of the type are meant.
   *
   * @default - all of them
   */
  readonly when?: (resource: ViewedResource) => boolean;
}

/** A rule that wants a firewall in front of what health data passes through. One in another template does not show. */
export function webAclRule({ type, when = () => true, ...rule }: WebAclRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template, context) =>
      (mayHoldHealthData(context) ? template.resources(type) : []).filter(when).map((resource) => {
        const holds = hasWebAcl(resource, template);
        const problem = 'no web ACL of the template is associated with it';
        return judged(resource, { property: 'WebACLAssociation', value: holds, holds, problem });
      }),
  };
}
