import type { EngineResult } from '../judgement/judgement';
import type { RuleInfo } from '../judgement/rule-info';
import type { Subject } from '../judgement/subject';
import { includeTemplate } from './included-template';
import { nagCatalog } from './nag-catalog';
import { nagPacks } from './nag-packs';
import { NagRecord } from './nag-record';
import { recordingPack } from './recording-pack';
import { READABLE, unreadFindings } from './unread-findings';

/** Judges templates by the public packs. */
export function judgeByNag(subjects: readonly Subject[]): EngineResult {
  const catalog = nagCatalog();
  const results = subjects.map((subject) => judgeOne(subject, catalog));
  return {
    packs: [...new Set([...catalog.values()].map(({ pack }) => pack)), READABLE.pack],
    rules: [...catalog.values(), READABLE],
    findings: results.flatMap(({ findings }) => findings),
    proofs: results.flatMap(({ proofs }) => proofs),
  };
}

function judgeOne(
  subject: Subject,
  catalog: ReadonlyMap<string, RuleInfo>,
): Pick<EngineResult, 'findings' | 'proofs'> {
  const { scope, unread } = includeTemplate(subject.template);
  const record = new NagRecord(subject, catalog);
  for (const Pack of nagPacks)
    recordingPack(Pack, (pack, params) => record.apply(pack, params)).validateScope(scope);
  return { findings: [...record.findings, ...unreadFindings(subject, unread)], proofs: record.proofs };
}
