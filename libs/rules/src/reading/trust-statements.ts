import type { TemplateView, ViewedResource } from '../template-view';
import { items, isRecord } from './values';
import { statementRecords } from './policy-statements';
import { textOf } from './references';
import type { Rule, RuleContext } from '../rule';
import { judged } from './property-rule';

/** One comparison of a condition. */
export interface Comparison {
  /** Such as `StringEquals` or `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** In lower case: AWS ignores it. */
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement that lets somebody take a role. */
export interface TrustStatement {
  /** The statement as it stands in the template. */
  readonly statement: Readonly<Record<string, unknown>>;
  /** Whom, whatever kind: `*`, ARNs, hosts of identity providers, with `${Name}` for references. */
  readonly principals: readonly string[];
  readonly comparisons: readonly Comparison[];
}

/** Statements that let somebody take this role. An identity provider of the template is named by its host. */
export function trustStatements(role: ViewedResource, template: TemplateView): readonly TrustStatement[] {
  return statementRecords(role.properties['AssumeRolePolicyDocument'])
    .filter(({ Effect }) => Effect === 'Allow')
    .map((statement) => ({
      statement,
      principals:
        'NotPrincipal' in statement
          ? ['*']
          : items(statement['Principal'])
              .flatMap((principal) =>
                isRecord(principal) ? Object.values(principal).flatMap(items) : [principal],
              )
              .map((principal) => provider(principal, template) ?? textOf(principal) ?? '${?}'),
      comparisons: items(statement['Condition']).flatMap(comparisons),
    }));
}

function provider(principal: unknown, template: TemplateView): string | undefined {
  const url = textOf(template.target(principal)?.properties['Url']);
  return url?.replace(/^https:\/\//, '');
}

function comparisons(condition: unknown): readonly Comparison[] {
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, value]) => ({
      operator,
      key: key.toLowerCase(),
      values: items(value).map((item) => textOf(item) ?? '${?}'),
    })),
  );
}

interface TrustRuleProps extends Omit<Rule, 'evaluate'> {
  /** Which statements the rule is about. */
  readonly about: (trust: TrustStatement) => boolean;
  readonly holds: (trust: TrustStatement) => boolean;
  /**
   * In which contexts the rule has anything to say.
   *
   * @default - in all of them
   */
  readonly applies?: (context: RuleContext) => boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
}

/** A rule on who may take roles: a verdict for each statement that it is about. */
export function trustRule({ about, holds, problem, applies = () => true, ...rule }: TrustRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template, context) =>
      (applies(context) ? template.resources('AWS::IAM::Role') : []).flatMap((role) =>
        trustStatements(role, template)
          .filter(about)
          .map((trust) =>
            judged(role, {
              property: 'AssumeRolePolicyDocument',
              value: trust.statement,
              holds: holds(trust),
              problem,
            }),
          ),
      ),
  };
}
