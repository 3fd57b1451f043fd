import { comparisonsOf } from '@hipaa-cdk/permissions';
import { actsAs, escalates, leavesNoTrace } from '../../reading/dangerous-actions';
import { covers, type Permission, permissions } from '../../reading/policy-statements';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/property-rule';
import { items } from '../../reading/values';
import { textOf } from '../../reading/references';
import { identityPolicies, policiesOfRole } from '../../reading/identity-policies';

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
      (allowsEverything(permission) || (writesPolicies(permission) && !hasOwnBoundary(permission))),
    problem: 'whoever has this policy can do everything in the account',
  }),

  /**
   * A condition on iam:PassedToService narrows who gets the role, not which: it makes up for a name that is left open below a
   * path, and for no more.
   */
  permissionRule({
    id: 'PassRoleNamesRoles',
    description: 'Whoever hands a role to a service can do so with named roles only',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
    remedy: 'Name the roles, or a path of theirs, in Resource of the statement that allows iam:PassRole.',
    tooMuch: (permission) =>
      covers(permission, 'iam:PassRole') &&
      permission.resources.some(
        (resource) =>
          /^\*$|:role\/\*$|:\*$/.test(resource) || (/[*?]/.test(resource) && !namesService(permission)),
      ),
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

  /** A boundary that somebody chose makes up for it, one of AWS does not; versions and trust know no boundary. */
  permissionRule({
    id: 'NoEscalation',
    description: 'Nobody can give themselves, or somebody else, more than they have',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6(7)'],
    remedy: 'Leave the action out, or bind it to your boundary with StringEquals on iam:PermissionsBoundary.',
    boundaries: false,
    tooMuch: (permission, document) =>
      escalates(permission.actions) &&
      !permission.actions.includes('*') &&
      !hasOwnBoundary(permission) &&
      !isBelowBoundary(permission, document),
    problem: 'with it somebody can get any right of the account',
  }),

  /** A condition on tags or on the network narrows whom it may be done to; nothing is said of those. */
  permissionRule({
    id: 'ActsAsNamed',
    description: 'Whoever may act with the rights of something can do so with named things only',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
    remedy: 'Name the roles, functions, machines, keys or buckets in Resource.',
    boundaries: false,
    tooMuch: (permission) =>
      actsAs(permission.actions) &&
      !permission.actions.includes('*') &&
      !isNarrowed(permission) &&
      permission.resources.some(isEverything),
    problem: 'it may be done to everything of the account',
  }),

  permissionRule({
    id: 'ActionsSpelledOut',
    description: 'Actions are spelled out, without letters left open',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 AC-6'],
    remedy: 'Write the action with its name.',
    tooMuch: ({ actions }) => actions.some((action) => action.includes('?')),
    problem: 'a question mark stands for letters, so that the policy allows more than it says',
  }),

  permissionRule({
    id: 'SecretsNamed',
    description: 'Whoever may read secrets can read named ones only',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
    remedy: 'Name the secrets in Resource (CDK: secret.grantRead).',
    tooMuch: (permission) =>
      covers(permission, 'secretsmanager:GetSecretValue') &&
      !permission.actions.includes('*') &&
      permission.resources.includes('*'),
    problem: 'every secret of the account can be read',
  }),

  permissionRule({
    id: 'RecordsNotStopped',
    description: 'Nobody can stop what records, or take records, keys and backups away',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.312(c)(1)', 'NIST 800-53r5 AU-9'],
    remedy: 'Leave the action out: a stack is changed by the role of its deployments alone.',
    boundaries: false,
    tooMuch: (permission) =>
      leavesNoTrace(permission.actions) && !permission.actions.includes('*') && !isNarrowed(permission),
    problem: 'whoever has it can leave no trace',
  }),
];

/** Keys that hold for nearly every call, or that whoever calls chooses. */
const telling =
  /^aws:(useragent|referer|currenttime|epochtime|tokenissuetime|securetransport|requestedregion|principaltype|principalaccount|principalorgid|resourceaccount|resourceorgid|multifactorauthage|multifactorauthpresent)$/;

/** Whether a condition leaves a part of what is allowed: a value that somebody chose has to be there. */
function isNarrowed({ statement }: Permission): boolean {
  return comparisonsOf(statement['Condition']).some(
    ({ base, ifExists, set, key, wanted }) =>
      /^(string(equals|equalsignorecase|like)|arn(equals|like)|bool|ipaddress)$/.test(base) &&
      !ifExists &&
      set !== 'all' &&
      !telling.test(key.toLowerCase()) &&
      wanted.length > 0 &&
      !wanted.some((value) => /^[*?]+$/.test(value)),
  );
}

/** Whether it says which services a role may be handed to. */
function namesService({ statement }: Permission): boolean {
  return comparisonsOf(statement['Condition']).some(
    ({ key, base, ifExists, wanted }) =>
      key.toLowerCase() === 'iam:passedtoservice' &&
      /^string(equals|like)$/.test(base) &&
      !ifExists &&
      wanted.every((value) => !/[*?]/.test(value)),
  );
}

/** All of a kind, in this account or in every one. */
function isEverything(resource: string): boolean {
  return /^\*$|:\*$|:[a-z-]+[/:]\*$/.test(resource) || /^arn:[^:]*:s3:::\*$/.test(resource);
}

function allowsEverything({ actions }: Permission): boolean {
  return actions.some((action) => /^\*(:\*)?$/.test(action));
}

function writesPolicies(permission: Permission): boolean {
  return ['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:PutUserPolicy', 'iam:AttachUserPolicy'].some(
    (action) => covers(permission, action),
  );
}

interface PermissionRuleProps extends Omit<Rule, 'evaluate'> {
  /** Whether one permission is more than anybody may have. */
  readonly tooMuch: (permission: Permission, document: readonly Permission[]) => boolean;
  /** What is wrong then: a sentence without a full stop. */
  readonly problem: string;
  /**
   * Whether policies that roles have as their boundary, and nobody as a permission, are meant as well.
   *
   * @default true
   */
  readonly boundaries?: boolean;
}

/** A rule on what identity policies allow: a failure for each permission that is too much, or else a pass for the policy. */
function permissionRule({ tooMuch, problem, boundaries = true, ...rule }: PermissionRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template): readonly Verdict[] =>
      identityPolicies(template).flatMap(({ resource, property, document }) => {
        if (!boundaries && isOnlyBoundary(resource, template)) return [];
        const all = allowedTogether(resource, document, template);
        const found = permissions(document).filter((permission) => tooMuch(permission, all));
        const values = found.length > 0 ? found.map(({ statement }) => statement) : [document];
        return values.map((value) =>
          judged(resource, { property, value, holds: found.length === 0, problem }),
        );
      }),
  };
}

/** What whoever has a policy is allowed by it and by the other policies of the same role. */
function allowedTogether(
  { logicalId }: ViewedResource,
  document: unknown,
  template: TemplateView,
): readonly Permission[] {
  const others = template
    .resources('AWS::IAM::Role')
    .map((role) => policiesOfRole(role, template))
    .filter((policies) => policies.some(({ resource }) => resource.logicalId === logicalId));
  return [permissions(document), ...others.flat().map((one) => permissions(one.document))].flat();
}

/**
 * Whether a permission is about roles and policies below a path where nobody makes a role without the boundary: then what a
 * policy there says, or who takes a role, gives nothing beyond it.
 */
function isBelowBoundary({ resources }: Permission, document: readonly Permission[]): boolean {
  const path = /:(?:role|policy)\/([^*?/]+\/)+\*$/;
  const makers = document.filter((one) =>
    ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy'].some((action) => covers(one, action)),
  );
  return (
    resources.every((resource) => path.test(resource)) &&
    makers.some((one) => covers(one, 'iam:CreateRole')) &&
    makers.every(hasOwnBoundary)
  );
}

/** Whether roles have a policy as their boundary, and nobody as a permission. */
function isOnlyBoundary({ logicalId, Type, properties }: ViewedResource, template: TemplateView): boolean {
  const points = (value: unknown): boolean => template.target(value)?.logicalId === logicalId;
  const identities = template.resources('AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group');
  return (
    Type === 'AWS::IAM::ManagedPolicy' &&
    !['Roles', 'Users', 'Groups'].some((name) => items(properties[name]).length > 0) &&
    !identities.some((one) => items(one.properties['ManagedPolicyArns']).some(points)) &&
    identities.some((one) => points(one.properties['PermissionsBoundary']))
  );
}

/** Whether a permission is bound to a boundary of the account's own. */
function hasOwnBoundary({ statement }: Permission): boolean {
  return comparisonsOf(statement['Condition']).some(
    ({ key, base, ifExists, set, wanted }) =>
      key.toLowerCase() === 'iam:permissionsboundary' &&
      /^(string|arn)(equals|like)$/.test(base) &&
      !ifExists &&
      set !== 'all' &&
      wanted.length > 0 &&
      wanted.every((value) => !/:iam::aws:policy\/|[*?]$/.test(value)),
  );
}
