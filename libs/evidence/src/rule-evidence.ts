import type { Crosswalk, Reference } from './crosswalk';
import { stableId } from './stable-id';
import { type LayerVerdict, ruleOf, rulesOf } from './verdict';

/** Where something stands: a resource of a template of a layer. */
interface Placed {
  readonly subject: string;
  readonly logicalId: string;
  readonly resourceType: string;
  readonly constructPath?: string;
  readonly sourceLine?: string;
}

/** What a rule saw on one resource. */
export interface Seen {
  /** The same thing has the same id in every report. */
  readonly id: string;
  /** Id of the resource. */
  readonly resource: string;
  readonly property: string;
}

/** What a rule proved. */
export interface ProofSeen extends Seen {
  readonly value: unknown;
  /** What decided: the property itself, or another resource where the rule looked. */
  readonly decidedBy: 'property' | 'another resource';
  readonly source?: string;
}

/** What a rule holds against a resource. */
export interface FindingSeen extends Seen {
  readonly problem: string;
  readonly remedy: string;
  readonly note?: string;
}

/** What a rule holds against a resource, and somebody answers for. */
export interface ExceptionSeen extends FindingSeen {
  readonly reason: string;
  readonly compensatingControl: string;
  readonly owner: string;
  readonly ticket: string;
  readonly expires: string;
}

/** Where a public rule is wrong, and what proves the same instead. */
export interface CorrectionSeen extends Seen {
  readonly reason: string;
  readonly instead: string;
  readonly owner: string;
}

/** One rule, and all that it saw in an environment. */
export interface RuleEvidence {
  readonly id: string;
  readonly says: string;
  readonly paragraphs: readonly string[];
  readonly references: readonly Reference[];
  readonly proofs: readonly ProofSeen[];
  readonly findings: readonly FindingSeen[];
  readonly exceptions: readonly ExceptionSeen[];
  readonly corrections: readonly CorrectionSeen[];
  /** Where the rule could not come to a verdict. */
  readonly notJudged: readonly FindingSeen[];
}

/** Id of a resource: the same whatever its construct is called and whichever line made it. */
export function resourceId({ subject, logicalId }: Pick<Placed, 'subject' | 'logicalId'>): string {
  return stableId('resource', subject, logicalId);
}

/** What every rule saw, in the order of their ids. */
export function ruleEvidence(
  verdicts: readonly LayerVerdict[],
  crosswalk: Crosswalk,
): readonly RuleEvidence[] {
  const [regulation] = crosswalk.frameworks;
  return [...rulesOf(verdicts).values()].map(({ id, description, citations }) => {
    const references = crosswalk.references(citations);
    const mine = <T extends { readonly rule: string }>(list: (verdict: LayerVerdict) => readonly T[]): T[] =>
      verdicts.flatMap(list).filter(({ rule }) => ruleOf(rule) === id);
    const findings = mine((one) => one.findings);
    return {
      id,
      says: description,
      paragraphs: references.filter((one) => one.framework === regulation?.id).map((one) => one.id),
      references,
      proofs: apart(
        mine((one) => one.proofs).map((proof) => ({
          ...seen('proof', proof),
          value: proof.value ?? null,
          decidedBy: proof.property === 'Properties' ? 'another resource' : 'property',
          ...(proof.sourceLine && { source: proof.sourceLine }),
        })),
      ),
      findings: apart(findings.filter(isFailure).map(finding)),
      notJudged: apart(findings.filter((one) => !isFailure(one)).map(finding)),
      exceptions: apart(
        mine((one) => one.excepted).map((one) => ({
          ...finding(one),
          reason: one.exception.reason,
          compensatingControl: one.exception.compensatingControl,
          owner: one.exception.owner,
          ticket: one.exception.ticket,
          expires: one.exception.expires,
        })),
      ),
      corrections: apart(
        mine((one) => one.corrected).map((one) => ({
          ...seen('correction', one),
          reason: one.correction.reason,
          instead: one.correction.instead,
          owner: one.correction.owner,
        })),
      ),
    };
  });
}

/**
 * What a rule saw more than once at one property, such as several statements of a policy, told apart by its turn: a value in the id
 * would make another of it as soon as the value changes.
 */
function apart<T extends Seen>(all: readonly T[]): readonly T[] {
  const turns = new Map<string, number>();
  return all.map((one) => {
    const turn = turns.get(one.id) ?? 0;
    turns.set(one.id, turn + 1);
    return turn === 0 ? one : { ...one, id: stableId(one.id, String(turn)) };
  });
}

/** A rule that came to no verdict has neither proved nor failed anything. */
function isFailure({ severity }: LayerVerdict['findings'][number]): boolean {
  return severity === 'error' || severity === 'warning';
}

function seen(kind: string, place: Placed & { readonly rule: string; readonly property?: string }): Seen {
  const { rule, subject, logicalId, property = 'Properties' } = place;
  return { id: stableId(kind, subject, rule, logicalId, property), resource: resourceId(place), property };
}

function finding(one: LayerVerdict['findings'][number]): FindingSeen {
  const { problem, remedy, note } = one;
  return { ...seen('finding', one), problem, remedy, ...(note && { note }) };
}
