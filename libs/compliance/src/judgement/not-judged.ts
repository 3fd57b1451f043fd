import { type Aspect, aspectsOf, notApplicable } from '@hipaa-cdk/rules';
import type { EngineResult, Finding, RuleInfo, Subject } from './judgement';
import { placeOf } from './place';
import { qualified, withDetail, withoutDetail } from './rule-id';

/** What reports call the pack. */
export const COVERAGE = 'Coverage';

/** Paragraphs and controls that are about an aspect: a rule that cites one has looked at it. */
const cited: Readonly<Record<Aspect, RegExp>> = {
  'encryption at rest': /164\.312\(a\)\(2\)\(iv\)|\bSC-28\b/,
  'encryption in transit': /164\.312\(e\)|\bSC-8\b/,
  access: /164\.312\(a\)\(1\)|164\.312\(d\)|164\.308\(a\)\([34]\)|\bAC-\d|\bSC-7\b/,
  logs: /164\.312\(b\)|164\.308\(a\)\(1\)\(ii\)\(D\)|\bAU-\d/,
  backup: /164\.308\(a\)\(7\)|164\.312\(c\)\(1\)|\bCP-\d|\bSI-12\b/,
};

const rule: RuleInfo = {
  id: qualified(COVERAGE, 'NotJudged'),
  pack: COVERAGE,
  description: 'Whatever of a resource can be secure or not, some rule has looked at',
  citations: ['45 CFR 164.308(a)(8)'],
  remedy:
    'Write a rule for the type, or say in libs/rules/src/types/not-applicable.ts why there is nothing to judge.',
  severity: 'error',
};

/**
 * What nobody has looked at: aspects that a type has by its properties, of resources on which no rule about that aspect has
 * come to any verdict. It is no failure, and no proof either.
 */
export function notJudged(subjects: readonly Subject[], result: Omit<EngineResult, 'packs'>): EngineResult {
  const looked = lookedAt(result);
  const findings = subjects.flatMap((subject) =>
    Object.entries(subject.template.Resources).flatMap(([logicalId, { Type }]) =>
      aspectsOf(String(Type))
        .filter((aspect) => notApplicable[Type]?.[aspect] === undefined)
        .filter((aspect) => looked.get(`${subject.name}\0${logicalId}`)?.has(aspect) !== true)
        .map((aspect): Finding => ({
          ...placeOf(subject, logicalId),
          rule: withDetail(rule.id, aspect.replaceAll(' ', '-')),
          pack: COVERAGE,
          problem: `no rule looks at its ${aspect}`,
          citations: rule.citations,
          remedy: rule.remedy,
          severity: 'not-judged',
        })),
    ),
  );
  return { packs: [COVERAGE], rules: [rule], findings, corrected: [], proofs: [] };
}

/** Aspects that some rule has come to a verdict on, by template and resource. */
function lookedAt({
  rules,
  findings,
  corrected,
  proofs,
}: Omit<EngineResult, 'packs'>): ReadonlyMap<string, ReadonlySet<Aspect>> {
  const ofRule = new Map(rules.map(({ id, citations }) => [id, aspectsCited(citations)]));
  const looked = new Map<string, Set<Aspect>>();
  for (const { subject, logicalId, rule: id } of [...findings, ...corrected, ...proofs]) {
    const place = `${subject}\0${logicalId}`;
    const known = looked.get(place) ?? new Set();
    for (const aspect of ofRule.get(withoutDetail(id)) ?? []) known.add(aspect);
    looked.set(place, known);
  }
  return looked;
}

function aspectsCited(citations: readonly string[]): readonly Aspect[] {
  return (Object.keys(cited) as Aspect[]).filter((aspect) =>
    citations.some((one) => cited[aspect].test(one)),
  );
}
