import type { Rule } from '../../rule';

export const noIamUser: Rule = {
  id: 'NoIamUser',
  description: 'People come in through the identity provider, each as themselves, not as users of IAM',
  citations: ['45 CFR 164.312(a)(2)(i)', '45 CFR 164.308(a)(3)(ii)(C)', 'NIST 800-53r5 IA-2'],
  remedy: 'Give people permission sets of IAM Identity Center, and programs roles.',
  evaluate: (template) =>
    template.resources('AWS::IAM::User').map(({ logicalId, Type }) => ({
      outcome: 'fail',
      logicalId,
      property: 'Type',
      value: Type,
      problem: 'a user of a stack belongs to no person and stays when the person leaves',
    })),
};
