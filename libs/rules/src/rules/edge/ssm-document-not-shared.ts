import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';
import { written } from '../../reading/value';

/** CloudFormation itself cannot share a document; a custom resource that makes the call can, so those are searched. */
export const ssmDocumentNotShared: Rule = {
  id: 'SsmDocumentNotShared',
  description: 'No document of Systems Manager is shared with every AWS account',
  citations: ['45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-3', 'AWS Config SSM_DOCUMENT_NOT_PUBLIC'],
  remedy: 'Share with named accounts, and block public sharing in the settings of Systems Manager.',
  evaluate: (template) =>
    template
      .resources()
      .filter(({ Type }) => /^(Custom::|AWS::CloudFormation::CustomResource$)/.test(Type))
      .map((resource) => ({ resource, text: written(resource.properties).replaceAll('\\', '') }))
      .filter(({ text }) => /modifyDocumentPermission/i.test(text))
      .map(({ resource, text }) =>
        judged(resource, {
          property: 'AccountIdsToAdd',
          value: /"AccountIdsToAdd":\s*(\[[^\]]*\])/.exec(text)?.[1],
          holds: !/"AccountIdsToAdd":\s*\[[^\]]*"all"/i.test(text),
          problem: 'every AWS account can read and run the document',
        }),
      ),
};
