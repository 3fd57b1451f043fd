import { type Rule, TemplateView, type Verdict, eligibleServiceRules, hipaaPlus } from '@hipaa-cdk/rules';
import type { Finding, EngineResult, Proof, RuleInfo, Subject } from '../judgement/judgement';
import { placeOf } from '../judgement/place';
import { NOT_EVALUABLE, qualified, withDetail } from '../judgement/rule-id';
import { onlyResources } from './only-resources';

/** Judges templates by rules of ours. */
export function judgeByPacks(subjects: readonly Subject[], packs: readonly Pack[]): EngineResult {
  const findings: Finding[] = [];
  const proofs: Proof[] = [];
  const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ rule, info: describe(pack, rule) })));
  for (const subject of subjects) {
    const view = new TemplateView(onlyResources(subject.template).template);
    for (const { rule, info } of rules) {
      const { verdicts, failure } = evaluate(rule, view, subject);
      for (const verdict of verdicts) {
        if (verdict.outcome === 'pass') proofs.push(proof(subject, info, verdict));
        else findings.push(finding(subject, info, verdict));
      }
      if (failure !== undefined) findings.push(notEvaluable(subject, info, failure));
    }
  }
  return {
    packs: packs.map(({ name }) => name),
    rules: rules.map(({ info }) => info),
    findings,
    corrected: [],
    proofs,
  };
}

/** A rule that throws keeps the verdicts it came to before. */
function evaluate(
  rule: Rule,
  view: TemplateView,
  subject: Subject,
): { verdicts: Verdict[]; failure?: string } {
  const verdicts: Verdict[] = [];
  try {
    const { context, assembly } = subject;
    for (const verdict of rule.evaluate(view, { ...context, assembly })) verdicts.push(verdict);
    return { verdicts };
  } catch (error) {
    return { verdicts, failure: error instanceof Error ? error.message : String(error) };
  }
}

function describe(pack: Pack, rule: Rule): RuleInfo {
  const { id, description, citations, remedy } = rule;
  return { id: qualified(pack.name, id), pack: pack.name, description, citations, remedy, severity: 'error' };
}

function proof(subject: Subject, info: RuleInfo, { logicalId, property, value }: Verdict): Proof {
  return { ...placeOf(subject, logicalId), rule: info.id, property, value };
}

function finding(subject: Subject, info: RuleInfo, verdict: Verdict): Finding {
  const { id: rule, pack, citations, remedy, severity, description } = info;
  const problem = verdict.problem ?? `does not hold: ${description}`;
  const place = placeOf(subject, verdict.logicalId);
  return { ...place, rule, pack, property: verdict.property, problem, citations, remedy, severity };
}

function notEvaluable(subject: Subject, info: RuleInfo, failure: string): Finding {
  const { id, pack, citations } = info;
  return {
    ...placeOf(subject, ''),
    rule: withDetail(id, NOT_EVALUABLE),
    pack,
    problem: `the rule came to no verdict: ${failure}`,
    citations,
    remedy:
      'Judge this rule by hand for the template, and mend the rule so that it copes with what it met there',
    severity: NOT_EVALUABLE,
  };
}

/** Rules of ours under one name, which comes before theirs in every report. */
export interface Pack {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Every pack of ours: what the public packs leave unchecked, and which services may be used at all. */
export const allPacks: readonly Pack[] = [
  hipaaPlus,
  { name: 'EligibleServices', rules: eligibleServiceRules },
];
