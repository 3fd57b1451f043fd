export { judge, type JudgeOptions } from './judge';
export type {
  CorrectedFinding,
  Subject,
  Finding,
  Place,
  Severity,
  Judgement,
  Proof,
  RuleInfo,
} from './judgement/judgement';
export { allPacks, type Pack } from './engines/own-packs';
export { parseTemplateFile } from '@hipaa-cdk/templates';
export { codeDigest } from './judgement/code-digest';
export { constructOrigins, type ConstructOrigin } from './judgement/construct-origins';
export {
  exception,
  type Exception,
  type ExceptionProps,
  type ListException,
  type QualifiedRule,
  inBoth,
} from './exceptions/exception';
export {
  applyExceptions,
  type ApplyOptions,
  type Assessment,
  type ExceptedFinding,
  exceptionProblems,
} from './exceptions/apply-exceptions';
export { type Correction, type CorrectionInfo, correctionsOn } from './judgement/correction';
export { publicCorrections } from './nag/corrections';
export { type NarrowWildcard, wildcardCorrections } from './nag/wildcards';
export { never } from './exceptions/never';
export { correctionTable, exceptedRules, registerTable } from './exceptions/register-table';
export { findingsTable } from './report/findings-table';
export { jsonReport, writeReports, ledgerJson } from './report/reports';
export { sarif } from './report/sarif';
