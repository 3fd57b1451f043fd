import { mayHoldHealthData, propertyRule, judged } from '../../reading/property-rule';
import { isAtLeast, isTrue } from '../../reading/values';
import type { Rule } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { knownAccounts } from '../../reading/known-accounts';
import { policyStatements } from '../../reading/policy-statements';
import { openTo } from '../identity/resource-policies';

const DAYS = 30;

/** What it is to use a key, in lower case. */
const using =
  /^kms:(encrypt\*?|decrypt\*?|generatedatakey(\*|without\*?|withoutplaintext|pair\w*)?|reencrypt(\*|from|to)|describekey|describe\*|creategrant|sign|verify|getpublickey|generatemac|verifymac)$/;

export const keyRules: readonly Rule[] = [
  /** 30 days is the longest that KMS waits, and what it does where nothing is written: a default of the resource type. */
  propertyRule({
    id: 'KeyPendingWindow',
    description: `Keys to health data are destroyed no sooner than ${DAYS} days after somebody asked for it`,
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.312(c)(1)'],
    remedy: `Set PendingWindowInDays to ${DAYS}, or leave it out.`,
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
        property: 'PendingWindowInDays',
        holds: (value) => value === undefined || isAtLeast(DAYS)(value),
        problem: `less than ${DAYS} days are left to notice that it is about to be destroyed`,
      },
    ],
  }),

  /** A policy that is a token as a whole fails; one that is left out is the default of KMS, which is bounded. */
  {
    id: 'KeyPolicyBounded',
    description: 'No key lets everybody in',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy: 'Name the principals, or bind "*" to your account or organization with a condition.',
    evaluate: (template, context) => {
      const accounts = knownAccounts(template, context);
      return template
        .resources('AWS::KMS::Key', 'AWS::KMS::ReplicaKey')
        .map((key) => verdict(key, accounts, template));
    },
  },

  /** Use is what a service needs; whoever administers is named. A condition says for whose resources the service asks. */
  {
    id: 'KeyServicesBounded',
    description: 'Services use a key, for resources that are said, and do not administer it',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
    remedy:
      'Allow services kms:Encrypt, kms:Decrypt, kms:GenerateDataKey*, kms:ReEncrypt*, kms:DescribeKey and kms:CreateGrant alone, under aws:SourceArn, aws:SourceAccount or the encryption context.',
    evaluate: (template) =>
      template.resources('AWS::KMS::Key', 'AWS::KMS::ReplicaKey').flatMap((key) =>
        policyStatements(key.properties['KeyPolicy'])
          .filter(({ effect, services }) => effect === 'Allow' && services.length > 0)
          .map(({ actions, services, conditions }) => {
            const more = actions.filter((action) => !using.test(action));
            const bound = Object.keys(conditions).length > 0;
            return judged(key, {
              property: 'KeyPolicy',
              value: services,
              holds: more.length === 0 && bound,
              problem:
                more.length > 0
                  ? `${services.map(String).join(', ')} may ${more.join(', ')}`
                  : 'nothing says for whose resources the service uses it',
            });
          }),
      ),
  },

  /** A grant lets somebody use a key without a word in its policy. Judged in a workspace alone: many templates of others lack it. */
  {
    id: 'KeyGrantsForServices',
    description: 'Grants of a key are made for services of AWS alone',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 AC-6'],
    remedy: 'Deny kms:CreateGrant to everybody where kms:GrantIsForAWSResource is false.',
    evaluate: (template, { dataClass }) =>
      (dataClass === 'unknown' ? [] : template.resources('AWS::KMS::Key')).map((key) => {
        const value = key.properties['KeyPolicy'];
        const denials = policyStatements(value).filter(({ effect }) => effect === 'Deny');
        const holds = denials.some(({ actions }) => actions.includes('kms:creategrant'));
        const problem = 'whoever administers it can let anybody use it, and its policy does not show whom';
        return judged(key, { property: 'KeyPolicy', value, holds, problem });
      }),
  },

  /** KMS rotates symmetric keys whose material it made; others cannot be rotated by a switch and are not judged. */
  propertyRule({
    id: 'KeyRotation',
    description: 'Symmetric keys get new material every year',
    citations: ['45 CFR 164.312(a)(2)(iv)', 'NIST 800-53r5 SC-12'],
    remedy: 'Set EnableKeyRotation to true.',
    checks: [
      {
        types: ['AWS::KMS::Key'],
        property: 'EnableKeyRotation',
        holds: isTrue,
        problem: 'its material never changes',
        when: ({ properties: { KeySpec, Origin } }) =>
          [undefined, 'SYMMETRIC_DEFAULT'].includes(KeySpec as string | undefined) &&
          [undefined, 'AWS_KMS'].includes(Origin as string | undefined),
      },
    ],
  }),
];

function verdict(key: ViewedResource, accounts: readonly string[], template: TemplateView) {
  const value = key.properties['KeyPolicy'];
  const statements = policyStatements(value);
  const open = openTo(value, accounts, template);
  return judged(key, {
    property: 'KeyPolicy',
    value,
    holds: value === undefined || (statements.length > 0 && open === undefined),
    problem: open ?? 'its policy has no statements that can be read',
    readable: open !== undefined,
  });
}
