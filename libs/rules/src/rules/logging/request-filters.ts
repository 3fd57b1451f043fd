import { judged, mayHoldHealthData, propertyRule } from '../../reading/property-rule';
import { rangeKind } from '../../reading/traffic';
import { isGiven, isRecord, items, numberOf, readings, written } from '../../reading/values';
import type { Rule } from '../../rule';
import type { TemplateView } from '../../template-view';

/** What looks at requests before an application does: a filter that only counts is no filter. */
export const requestFilterRules: readonly Rule[] = [
  {
    id: 'WebAclBlocks',
    description: 'A web ACL has rules, and they stop what they find',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.308(a)(5)(ii)(B)'],
    remedy: 'Add rules with the action Block, or groups of rules with OverrideAction None.',
    evaluate: (template, context) =>
      template.resources('AWS::WAFv2::WebACL').map((acl) => {
        const rules = readings(acl.properties, 'Rules').flatMap(items).filter(isRecord);
        const closed = readings(acl.properties, 'DefaultAction').every(
          (action) => isRecord(action) && 'Block' in action,
        );
        const counting = rules.filter(onlyCounts).map(({ Name: name }) => String(name));
        const isStrict = mayHoldHealthData(context);
        const scoped = isStrict ? rules.filter(isScopedDown).map(({ Name: name }) => String(name)) : [];
        const letting = rules
          .filter((rule) => letsAnythingIn(rule, template))
          .map(({ Name: name }) => String(name));
        const holds =
          (closed || rules.some((rule) => stops(rule, template))) &&
          counting.length + letting.length + scoped.length === 0;
        const problem =
          (rules.length === 0 && 'it has no rules') ||
          (letting.length > 0 && `${letting.join(', ')} lets requests past all other rules`) ||
          (scoped.length > 0 && `${scoped.join(', ')} looks at some requests only`) ||
          `${counting.join(', ') || 'every rule of it'} only counts what it finds`;
        return judged(acl, { property: 'Rules', value: rules.map(({ Name }) => Name), holds, problem });
      }),
  },

  propertyRule({
    id: 'RuleGroupStops',
    description: 'A group of rules, or a guard of a model, stops what it finds',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.308(a)(5)(ii)(B)'],
    remedy: 'Set Action to Block; of a guard to BLOCK or ANONYMIZE.',
    checks: [
      {
        types: ['AWS::WAFv2::RuleGroup'],
        property: 'Rules',
        holds: (value) =>
          items(value).some((rule) => isAction(rule, 'Action', 'Block', 'Captcha', 'Challenge')),
        problem: 'it only counts what it finds',
      },
      ...['PiiEntitiesConfig', 'RegexesConfig'].map((list) => ({
        types: ['AWS::Bedrock::Guardrail'],
        property: `SensitiveInformationPolicyConfig.${list}.*.Action`,
        holds: (value: unknown) => value !== 'NONE',
        problem: 'it lets through what it finds',
      })),
    ],
  }),
];

/** Whether an action is of that kind, whichever arm a condition takes. */
function isAction(rule: unknown, property: string, ...kinds: readonly string[]): boolean {
  return readings(rule, property).some((action) => isRecord(action) && kinds.some((kind) => kind in action));
}

/** Groups of rules whose verdicts are overridden; a rule of one's own that counts may be there to be looked at. */
function onlyCounts(rule: Readonly<Record<string, unknown>>): boolean {
  return isAction(rule, 'OverrideAction', 'Count');
}

/** A group of rules that AWS keeps, of which a part is switched off, or that is shown only a part of what comes in. */
function isScopedDown(rule: Readonly<Record<string, unknown>>): boolean {
  const group = 'Statement.ManagedRuleGroupStatement';
  return (
    ['ScopeDownStatement', 'ExcludedRules'].some((name) =>
      readings(rule, `${group}.${name}`).some(isGiven),
    ) || readings(rule, `${group}.RuleActionOverrides.*`).some((one) => isAction(one, 'ActionToUse', 'Allow'))
  );
}

/** An allowance ends the reading of rules. One for addresses that are listed is somebody's decision. */
function letsAnythingIn(rule: Readonly<Record<string, unknown>>, template: TemplateView): boolean {
  if (!isAction(rule, 'Action', 'Allow')) return false;
  const listed = readings(rule, 'Statement.IPSetReferenceStatement.Arn').filter(isGiven);
  return (
    !/"IPSetReferenceStatement"/.test(written(rule['Statement'])) ||
    listed
      .flatMap((arn) => readings(template.target(arn)?.properties, 'Addresses.*'))
      .some((range) => range !== undefined && rangeKind(range, template) === 'open')
  );
}

/** More requests of one address, in five minutes, than anybody makes. */
const FLOOD = 100_000;

function stops(rule: Readonly<Record<string, unknown>>, template: TemplateView): boolean {
  if (isAction(rule, 'OverrideAction', 'Count') || isAction(rule, 'Action', 'Count', 'Allow')) return false;
  const limit = numberOf(readings(rule, 'Statement.RateBasedStatement.Limit')[0]) ?? 0;
  const group = template.target(readings(rule, 'Statement.RuleGroupReferenceStatement.Arn')[0]);
  const isEmpty =
    group !== undefined &&
    !readings(group.properties, 'Rules.*').some((one) => isAction(one, 'Action', 'Block'));
  return limit <= FLOOD && !isEmpty;
}
