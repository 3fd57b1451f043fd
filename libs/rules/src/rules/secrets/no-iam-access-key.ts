import type { Rule } from '../../rule';

export const noIamAccessKey: Rule = {
  id: 'NoIamAccessKey',
  description: 'Nothing signs in with a key that never expires',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(1)'],
  remedy: 'Use a role: of the function, task or server, of IAM Roles Anywhere, or by OIDC.',
  evaluate: (template) =>
    template.resources('AWS::IAM::AccessKey').map(({ logicalId, Type }) => ({
      outcome: 'fail',
      logicalId,
      property: 'Type',
      value: Type,
      problem: 'the key works from anywhere until somebody deletes it',
    })),
};
