import { covers, type Permission, permissions } from '../../reading/policy-statements';
import type { Rule, Verdict } from '../../rule';
import { judged } from '../../reading/property-rule';
import { items, written } from '../../reading/values';
import { textOf } from '../../reading/references';
import { identityPolicies } from '../../reading/identity-policies';

const decrypting = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

const policyLists: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'ManagedPolicyArns',
  'AWS::IAM::User': 'ManagedPolicyArns',
  'AWS::IAM::Group': 'ManagedPolicyArns',
  'AWS::SSO::PermissionSet': 'ManagedPolicies',
};

const broad = /:aws:policy\/.*(AdministratorAccess|PowerUser|FullAccess|SecretsManagerReadWrite)/;

export const permissionRules: readonly Rule[] = [
  /** Conditions are not looked at, as in the rule of AWS Config. An alias is no resource of a key, so only keys count. */
  permissionRule({
    id: 'DecryptNamesKeys',
    description: 'Whoever may decrypt can do so with named keys only',
    citations: [
      '45 CFR 164.312(a)(2)(iv)',
      '45 CFR 164.308(a)(4)(ii)(B)',
      'NIST 800-53r5 AC-6',
      'AWS Config IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS',
      'AWS Config IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS',
    ],
    remedy:
      'Name the keys in Resource of the statement that allows kms:Decrypt or kms:ReEncrypt* (CDK: key.grantDecrypt).',
    tooMuch: (permission) =>
      decrypting.some((action) => covers(permission, action)) &&
      permission.resources.some((resource) => /^\*$|:key\/\*$|:\*$/.test(resource)),
    problem: 'everything that any key of the account encrypts can be read',
  }),

  /** About policies that AWS keeps: they grow without asking. A permissions boundary gives nothing and may be any. */
  {
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
      template.resources(...Object.keys(policyLists)).flatMap((resource) => {
        const property = policyLists[resource.Type] ?? '';
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
  },

  /** Whoever may write any policy is an administrator one call later, unless the condition demands a permissions boundary. */
  permissionRule({
    id: 'NoWildcardAdministrator',
    description: 'No policy allows everything, or to write any policy of IAM',
    citations: [
      '45 CFR 164.308(a)(3)(i)',
      '45 CFR 164.308(a)(4)(ii)(B)',
      '45 CFR 164.312(a)(1)',
      'NIST 800-53r5 AC-6',
    ],
    remedy: 'Name the actions and resources that are needed; replace NotAction by Action.',
    tooMuch: (permission) =>
      permission.resources.some((resource) => /^\*$|:(role|user|policy)\/\*$/.test(resource)) &&
      (allowsEverything(permission) || (writesPolicies(permission) && !demandsBoundary(permission))),
    problem: 'whoever has this policy can do everything in the account',
  }),

  /** A condition on iam:PassedToService narrows who gets the role, not which, so it does not make up for it. */
  permissionRule({
    id: 'PassRoleNamesRoles',
    description: 'Whoever hands a role to a service can do so with named roles only',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
    remedy: 'Name the roles, or a path of theirs, in Resource of the statement that allows iam:PassRole.',
    tooMuch: (permission) =>
      covers(permission, 'iam:PassRole') &&
      permission.resources.some((resource) => /^\*$|:role\/\*$|:\*$/.test(resource)),
    problem: 'any role of the account can be handed to a service, that of an administrator too',
  }),

  {
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
  },

  {
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
  },
];

function allowsEverything({ actions }: Permission): boolean {
  return actions.some((action) => /^\*(:\*)?$/.test(action));
}

function writesPolicies(permission: Permission): boolean {
  return ['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:PutUserPolicy', 'iam:AttachUserPolicy'].some(
    (action) => covers(permission, action),
  );
}

function demandsBoundary({ statement }: Permission): boolean {
  return /"iam:permissionsboundary"/i.test(written(statement['Condition']));
}

interface PermissionRuleProps extends Omit<Rule, 'evaluate'> {
  /** Whether one permission is more than anybody may have. */
  readonly tooMuch: (permission: Permission) => boolean;
  /** What is wrong then: a sentence without a full stop. */
  readonly problem: string;
}

/** A rule on what identity policies allow: a failure for each permission that is too much, or else a pass for the policy. */
function permissionRule({ tooMuch, problem, ...rule }: PermissionRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template): readonly Verdict[] =>
      identityPolicies(template).flatMap(({ resource, property, document }) => {
        const found = permissions(document).filter(tooMuch);
        const values = found.length > 0 ? found.map(({ statement }) => statement) : [document];
        return values.map((value) =>
          judged(resource, { property, value, holds: found.length === 0, problem }),
        );
      }),
  };
}
