import type { Rule } from '../../rule';
import type { TemplateView } from '../../template-view';
import { type PolicyDocument, comparisonsOf, narrowingOf, whoCan } from '@hipaa-cdk/permissions';
import { knownAccounts } from '../../reading/known-accounts';
import { statementRecords } from '../../reading/policy-statements';
import { namedStrangers, organizationsIn } from './resource-policies';
import { spelledOut } from '../../reading/spelled-out';
import { judgedAsRead } from '../../reading/property-rule';
import { items } from '../../reading/values';
import {
  trustRule,
  trustStatements,
  type Comparison,
  type TrustStatement,
} from '../../reading/trust-statements';

const githubHost = 'token.actions.githubusercontent.com';

/** Keys that say who is calling. An external id is no such key: it is a password that many people know. */
const identifying = [
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcearn',
];

const operators = /^(ForAnyValue:)?(StringEquals|StringLike|ArnEquals|ArnLike)$/;

export const trustRules: readonly Rule[] = [
  /** A reference inside a compared text is fine with `StringEquals`; with `StringLike` it may turn out as a wildcard. */
  trustRule({
    id: 'GithubTrustNamesRepository',
    description:
      'A role for GitHub workflows names the repository and branch or environment that may take it',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 IA-9'],
    remedy: `Compare ${githubHost}:sub with StringEquals to repo:<owner>/<name>:environment:<name>, and :aud to sts.amazonaws.com.`,
    about: ({ principals, comparisons }) =>
      principals.some((principal) => principal.includes(githubHost)) ||
      comparisons.some(({ key }) => key.startsWith(githubHost)),
    holds: (trust) =>
      compared(trust, `${githubHost}:sub`, (value) => /^repo:[^:]+\/[^:]+:.+/.test(value)) &&
      compared(trust, `${githubHost}:aud`, (value) => value === 'sts.amazonaws.com'),
    problem: 'workflows of other repositories or branches can take the role',
  }),

  trustRule({
    id: 'TrustNotOpen',
    description: 'No role can be taken by every AWS account',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 AC-3'],
    remedy:
      'Name the accounts, roles or services that take the role, or add a condition on aws:PrincipalOrgID.',
    about: () => true,
    holds: ({ principals, comparisons }) => !principals.includes('*') || comparisons.some(restricts),
    problem: 'anybody with an AWS account can take the role',
  }),

  /** Services that take a role make sure themselves for whom they do, but for Roles Anywhere. */
  {
    id: 'TrustNamesParties',
    description:
      'A role is taken by known accounts, by some users of an identity provider, and not by the whole account',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 IA-9'],
    remedy:
      'Name roles instead of an account; compare the sub (SAML: aud) of an identity provider; for Roles Anywhere the trust anchor in aws:SourceArn; for people aws:MultiFactorAuthPresent.',
    evaluate: (template, context) => {
      const accounts = knownAccounts(template, context);
      return template.resources('AWS::IAM::Role').flatMap((role) =>
        trustStatements(role, template).map((trust) => {
          const problem = problemOf(trust, accounts, template);
          return judgedAsRead(role, {
            property: 'AssumeRolePolicyDocument',
            value: trust.statement,
            problem,
          });
        }),
      );
    },
  },

  /** Users have keys that never expire. Sessions of an identity provider carry no mark: the factor is asked for at its sign-in. */
  trustRule({
    id: 'UserShowsSecondFactor',
    description: 'A user of IAM who takes a role has shown a second factor',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.312(a)(2)(ii)', 'NIST 800-53r5 IA-2(1)'],
    remedy: 'Compare aws:MultiFactorAuthPresent with true, by Bool, in the trust policy of the role.',
    about: ({ principals, comparisons }) =>
      principals.some(isUser) ||
      comparisons.some(({ key, values }) => key === 'aws:principalarn' && values.some(isUser)),
    holds: ({ comparisons }) =>
      comparisons.some(
        ({ key, operator, values }) =>
          key === 'aws:multifactorauthpresent' &&
          operator === 'Bool' &&
          values.length > 0 &&
          values.every((value) => value.toLowerCase() === 'true'),
      ),
    problem: 'the keys of the user are enough to take it',
  }),

  /** Services that take a role for whoever asks them to, where they say for whom. Judged in a workspace alone. */
  trustRule({
    id: 'ServiceTrustBound',
    description: 'A service takes a role for resources of our account alone',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(4)(ii)(B)', 'NIST 800-53r5 AC-3'],
    remedy: 'Compare aws:SourceAccount or aws:SourceArn with StringEquals or ArnLike.',
    applies: ({ dataClass }) => dataClass !== 'unknown',
    about: ({ principals }) => principals.some((one) => deputies.test(one)),
    holds: ({ comparisons }) =>
      comparisons.some(
        ({ key, operator, values }) =>
          /^(aws:source(account|arn|orgid)|sts:externalid)$/.test(key) &&
          operators.test(operator) &&
          values.length > 0 &&
          !values.some((value) => /^[*?]*$/.test(value)),
      ),
    problem: 'nothing says for whose resources the service takes it',
  }),
];

function isUser(arn: string): boolean {
  return /:user\//.test(arn);
}

/** Services that say for whose resource they take a role. */
const deputies =
  /^(codebuild|ecs-tasks|elasticbeanstalk|monitoring\.rds|servicecatalog|vpc-flow-logs|scheduler|pipes|bedrock|sagemaker|states|glue|config)\.amazonaws\.com$/;

/** Whom a statement lets in that it should not; undefined for one that is closed. */
function problemOf(
  { statement, principals, comparisons }: TrustStatement,
  accounts: readonly string[],
  template: TemplateView,
): string | undefined {
  const statements = spelledOut(statement, template).flatMap((one) => statementRecords({ Statement: one }));
  const named = statements.flatMap((one) => namedStrangers(one, accounts));
  const reaches = statements.map((one) =>
    whoCan({ Statement: [one] } as unknown as PolicyDocument, {
      accounts,
      organizations: organizationsIn(one),
    }),
  );
  const strangers = [...new Set([...reaches.flatMap((reach) => reach.strangers), ...named])];
  if (reaches.some(({ everybody }) => everybody)) return 'anybody with an AWS account can take it';
  if (strangers.length > 0) return `it lets in ${strangers.join(', ')}, which is not known`;
  if (reaches.some(({ unboundProviders }) => unboundProviders.length > 0))
    return 'every user of the identity provider can take it';
  if (takesAnyCertificate({ statement, principals, comparisons }, reaches))
    return 'whoever has a certificate of any trust anchor can take it';
  if (choosesTags({ statement, comparisons, principals }))
    return 'whoever takes it chooses its tags, and with them what policies allow';
  if (items(statement['Action']).some((action) => !taking.test(String(action))) || 'NotAction' in statement)
    return 'it allows more than to take the role';
  return principals.some((one) => /:root$|^\d{12}$|^\$\{AWS::AccountId\}$/.test(one)) &&
    !comparisonsOf(statement['Condition']).some(choosesPeople)
    ? 'everybody whom the account lets assume roles can take it'
    : undefined;
}

/** Whether somebody chooses tags of a session, which policies may ask for, and nothing says which. */
function choosesTags({ statement, comparisons, principals }: TrustStatement): boolean {
  return (
    items(statement['Action']).some((action) => /^sts:TagSession$/i.test(String(action))) &&
    !principals.some((one) => /^(rolesanywhere|pods\.eks)\.amazonaws\.com$/.test(one)) &&
    !comparisons.some(({ key }) => /^aws:(requesttag\/|tagkeys$)/.test(key))
  );
}

/** What taking a role consists of. */
const taking = /^sts:(AssumeRole(WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext)$/i;

/** Whether a line says of whom the certificate is, where the anchor is left open. */
function namesCertificate({ key, operator, values }: Comparison): boolean {
  return key.startsWith('aws:principaltag/x509') && isExact({ key, operator, values });
}

/** Whether a workload takes the role by a certificate of which nothing is said: neither whose it is, nor of which anchor. */
function takesAnyCertificate(
  { principals, comparisons }: TrustStatement,
  reaches: readonly Pick<ReturnType<typeof whoCan>, 'unboundServices'>[],
): boolean {
  const service = 'rolesanywhere.amazonaws.com';
  const isMeant =
    principals.includes(service) || reaches.some(({ unboundServices }) => unboundServices.includes(service));
  return isMeant && !comparisons.some(namesCertificate) && !comparisons.some(namesAnchor);
}

/** Whether a line says of which anchor of trust the certificate is. */
function namesAnchor({ key, operator, values }: Comparison): boolean {
  return (
    key === 'aws:sourcearn' &&
    /^(String|Arn)(Equals|Like)$/.test(operator) &&
    values.length > 0 &&
    values.every((value) => !/[*?]/.test(value.split('/').at(-1) ?? ''))
  );
}

/** Whether a line leaves some of the people of an account: what all of them have, or can say, leaves all. */
function choosesPeople(comparison: ReturnType<typeof comparisonsOf>[number]): boolean {
  const { base, ifExists, set, wanted } = comparison;
  const key = comparison.key.toLowerCase();
  if (ifExists || set === 'all' || wanted.length === 0) return false;
  if (key === 'aws:multifactorauthpresent')
    return base === 'bool' && wanted.every((value) => value.toLowerCase() === 'true');
  if (/^(aws:principaltag\/|sts:externalid$|aws:sourceidentity$|sts:sourceidentity$)/.test(key))
    return /^string(equals|like)$/.test(base) && !wanted.some((value) => /^[*?]+$/.test(value));
  return (
    /^aws:(principalarn|userid|sourceip|sourcevpc|sourcevpce)$/.test(key) &&
    narrowingOf(comparison) !== undefined
  );
}

function compared({ comparisons }: TrustStatement, key: string, good: (value: string) => boolean): boolean {
  return comparisons.some(
    (one) => one.key === key && one.values.length > 0 && isExact(one) && one.values.every(good),
  );
}

function isExact({ operator, values }: Comparison): boolean {
  if (operator === 'StringEquals') return true;
  return operator === 'StringLike' && !values.some((value) => /[*?]|\$\{/.test(value));
}

function restricts({ operator, key, values }: Comparison): boolean {
  return (
    operators.test(operator) &&
    identifying.includes(key) &&
    !values.some((value) => /^[*?]*$|^arn:[^:]*:[^:]*:[^:]*:[^:]*[*?]/.test(value))
  );
}
