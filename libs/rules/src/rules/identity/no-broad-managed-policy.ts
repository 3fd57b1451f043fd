import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';
import { items } from '../../reading/readings';
import { textOf } from '../../reading/text-of';

const lists: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'ManagedPolicyArns',
  'AWS::IAM::User': 'ManagedPolicyArns',
  'AWS::IAM::Group': 'ManagedPolicyArns',
  'AWS::SSO::PermissionSet': 'ManagedPolicies',
};

const broad = /:aws:policy\/.*(AdministratorAccess|PowerUser|FullAccess|SecretsManagerReadWrite)/;

/** About policies that AWS keeps: they grow without asking. A permissions boundary gives nothing and may be any. */
export const noBroadManagedPolicy: Rule = {
  id: 'NoBroadManagedPolicy',
  description: 'Nobody is given a policy of AWS that administers a service or the account',
  citations: [
    '45 CFR 164.308(a)(3)(i)',
    '45 CFR 164.308(a)(4)(ii)(B)',
    '45 CFR 164.312(a)(1)',
    'NIST 800-53r5 AC-6',
  ],
  remedy: 'Write a policy with the actions and resources that are needed.',
  evaluate: (template) =>
    template.resources(...Object.keys(lists)).flatMap((resource) => {
      const property = lists[resource.Type] ?? '';
      return items(resource.properties[property]).map((value) =>
        judged(resource, {
          property,
          value,
          holds: !broad.test(textOf(value) ?? ''),
          problem: 'the policy allows far more than one task needs',
          readable: true,
        }),
      );
    }),
};
