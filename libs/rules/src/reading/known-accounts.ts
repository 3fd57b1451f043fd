import type { RuleContext } from '../rule';
import type { TemplateView } from '../template-view';
import { policyStatements } from './policy-statements';
import { written } from './values';

/**
 * Accounts of AWS itself that templates name: log delivery of load balancers by region, and publishers of layers.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const ofAws: readonly string[] = [
  ...['127311923021', '033677994240', '027434742980', '797873946194', '985666609251'],
  ...['017000801446', '580247275435', '901920570463', '336392948345'],
];

/**
 * Accounts that a template may name: those that the context lists, and of AWS. Where nothing is listed, a template tells its
 * own account by the roles that its services take, by the root that its keys are administered by, and by its conditions.
 */
export function knownAccounts(template: TemplateView, { accounts }: RuleContext): readonly string[] {
  return [...(accounts ?? tellsItself(template)), ...ofAws];
}

/** The account in an ARN or a number; undefined where there is none, or where a function decides. */
export function accountOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /^(?:arn:[^:]*:[^:]*:[^:]*:)?(\d{12})(?::|$)/.exec(String(value))?.[1];
}

function tellsItself(template: TemplateView): readonly string[] {
  const roles = template
    .resources()
    .flatMap(({ properties }) => Object.entries(properties))
    .filter(([name]) => /Role(Arn)?$/.test(name))
    .map(([, value]) => accountOf(value));
  const roots = template.resources('AWS::KMS::Key').flatMap(({ properties }) =>
    policyStatements(properties['KeyPolicy'])
      .filter(({ actions }) => actions.includes('kms:*'))
      .flatMap(({ principals }) => principals.map(accountOf)),
  );
  const text = written(template.template.Resources);
  const inside = [
    ...text.matchAll(/"(?:Iam|Task|Execution)?RoleArn":"arn:aws[a-z-]*:iam::(\d{12}):/g),
    ...text.matchAll(/"(?:aws:(?:Principal|Source|Resource)Account|kms:CallerAccount)":\[?"(\d{12})"/gi),
  ];
  return [...new Set([...roles, ...roots, ...inside.map(([, account]) => account)])].filter(
    (one) => one !== undefined,
  );
}

/** Whether a value names an account that nobody knows. */
export function isStranger(value: unknown, known: readonly string[]): boolean {
  const account = accountOf(value);
  return account !== undefined && !known.includes(account);
}
