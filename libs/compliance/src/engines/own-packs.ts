import { type Rule, TemplateView, type Verdict, eligibleServiceRules, hipaaPlus } from '@hipaa-cdk/rules';
import type { Finding, EngineResult, Proof, RuleInfo, Subject } from '../judgement/judgement';
import { placeOf } from '../judgement/place';
import { NOT_EVALUABLE, qualified, withDetail } from '../judgement/rule-id';
import { type Launch, launchesOf } from './launches';
import { onlyResources } from './only-resources';

/** Judges templates by rules of ours. */
export function judgeByPacks(subjects: readonly Subject[], packs: readonly Pack[]): EngineResult {
  const findings: Finding[] = [];
  const proofs: Proof[] = [];
  const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ rule, info: describe(pack, rule) })));
  for (const subject of subjects) {
    const { template } = onlyResources(subject.template);
    const view = new TemplateView(template);
    const { launches, whole } =
      subject.launch === undefined ? launchesOf(template) : { launches: [], whole: false };
    const views = launches.map((launch) => ({ ...launch, view: new TemplateView(launch.template) }));
    for (const { rule, info } of rules) {
      const { verdicts, failure } = allVerdicts(rule, view, { views, whole }, subject);
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

interface ViewedLaunch extends Launch {
  readonly view: TemplateView;
}

/**
 * What a rule says of a template as it is written, and of every way in which it can turn out: a place is good when it is good
 * in all of them. What is written there is a reference to a parameter whose values are listed counts as what they make of it.
 */
function allVerdicts(
  rule: Rule,
  view: TemplateView,
  { views: launches, whole }: { readonly views: readonly ViewedLaunch[]; readonly whole: boolean },
  subject: Subject,
): { verdicts: Verdict[]; failure?: string } {
  const written = evaluate(rule, view, subject);
  if (launches.length === 0) return written;
  const turnedOut = launches.map((launch) => ({ launch, ...evaluate(rule, launch.view, subject) }));
  const wrong = new Map(
    turnedOut.flatMap(({ launch, verdicts }) =>
      verdicts
        .filter(({ outcome }) => outcome === 'fail')
        .map((verdict) => [placeOfVerdict(verdict), { verdict, launch }] as const),
    ),
  );
  const kept = written.verdicts
    .map((verdict) => (whole && isListed(verdict, view) ? { ...verdict, outcome: 'pass' as const } : verdict))
    .filter((verdict) => verdict.outcome === 'fail' || !wrong.has(placeOfVerdict(verdict)));
  const known = new Set(kept.map(placeOfVerdict));
  const more = [...wrong]
    .filter(([place]) => !known.has(place))
    .map(([, { verdict, launch }]) => ({ ...verdict, problem: launchedWith(verdict.problem, launch) }));
  const failure = written.failure ?? turnedOut.find((one) => one.failure !== undefined)?.failure;
  return { verdicts: [...kept, ...more], ...(failure !== undefined && { failure }) };
}

const placeOfVerdict = ({ logicalId, property }: Verdict): string => `${logicalId} ${property}`;

/** Whether nothing is against a place but that a parameter stands there, and its values are listed and looked at. */
function isListed({ outcome, value }: Verdict, { template }: TemplateView): boolean {
  const name = typeof value === 'object' && value !== null ? (value as { Ref?: unknown }).Ref : undefined;
  const parameter = template.Parameters?.[String(name)] as { AllowedValues?: unknown } | undefined;
  return outcome === 'fail' && Array.isArray(parameter?.AllowedValues);
}

function launchedWith(problem: string | undefined, { values }: Launch): string | undefined {
  const given = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return problem === undefined || given.length === 0
    ? problem
    : `${problem}, launched with ${given.join(' ')}`;
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
