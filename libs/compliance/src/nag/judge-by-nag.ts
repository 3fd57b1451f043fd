import type { EngineResult, RuleInfo, Subject, Finding } from '../judgement/judgement';
import type { Correction } from '../judgement/correction';
import { publicCorrections } from './corrections';
import { includeTemplate } from './included-template';
import { nagCatalog, nagPacks, recordingPack } from './nag-catalog';
import { NagRecord } from './nag-record';
import { placeOf } from '../judgement/place';
import { NOT_EVALUABLE, qualified, withDetail } from '../judgement/rule-id';

const PACK = 'Judge';

/** Says of a resource that no public pack could judge it: what is not judged must not look like a pass. */
const READABLE: RuleInfo = {
  id: qualified(PACK, 'ReadableResource'),
  pack: PACK,
  description: 'The public packs can read the resource',
  citations: [],
  remedy: 'Write it in the form of its CloudFormation reference, or judge it by hand',
  severity: 'error',
};

/** One finding for each resource that could not be read. */
export function unreadFindings(subject: Subject, unread: ReadonlyMap<string, string>): Finding[] {
  const { pack, citations, remedy } = READABLE;
  return [...unread].map(([logicalId, reason]) => ({
    ...placeOf(subject, logicalId),
    rule: withDetail(READABLE.id, NOT_EVALUABLE),
    pack,
    problem: `the public packs judge nothing here: ${reason}`,
    citations,
    remedy,
    severity: NOT_EVALUABLE,
  }));
}

/** Judges templates by the public packs. */
export function judgeByNag(
  subjects: readonly Subject[],
  corrections: readonly Correction[] = publicCorrections,
): EngineResult {
  const catalog = nagCatalog();
  const results = subjects.map((subject) => judgeOne(subject, catalog, corrections));
  return {
    packs: [...new Set([...catalog.values()].map(({ pack }) => pack)), READABLE.pack],
    rules: [...catalog.values(), READABLE],
    findings: results.flatMap(({ findings }) => findings),
    corrected: results.flatMap(({ corrected }) => corrected),
    proofs: results.flatMap(({ proofs }) => proofs),
  };
}

function judgeOne(
  subject: Subject,
  catalog: ReadonlyMap<string, RuleInfo>,
  corrections: readonly Correction[],
): Pick<EngineResult, 'findings' | 'corrected' | 'proofs'> {
  const { scope, unread } = includeTemplate(subject.template);
  const record = new NagRecord(subject, catalog, corrections);
  for (const Pack of nagPacks)
    recordingPack(Pack, (pack, params) => record.apply(pack, params)).validateScope(scope);
  const { findings, corrected, proofs } = record;
  return { findings: [...findings, ...unreadFindings(subject, unread)], corrected, proofs };
}
