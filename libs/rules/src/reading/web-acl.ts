import type { TemplateView, ViewedResource } from '../template-view';

import { references } from './references';

/** Whether a web application firewall of the template stands in front of a resource. */
export function hasWebAcl({ logicalId }: ViewedResource, template: TemplateView): boolean {
  return template
    .resources('AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation')
    .some(({ properties }) =>
      references(properties['ResourceArn']).some((reference) => reference.logicalId === logicalId),
    );
}
