export { judge, type JudgeOptions } from './judge';
export type { Subject } from './judgement/subject';
export type { Finding, Place, Severity } from './judgement/finding';
export type { Proof } from './judgement/proof';
export type { RuleInfo } from './judgement/rule-info';
export type { Judgement } from './judgement/judgement';
export type { Pack } from './own-packs/pack';
export { allPacks } from './all-packs';
export { parseTemplateFile } from './template/parse-template-file';
export { constructOrigins, type ConstructOrigin } from './template/construct-origins';
export { exception, type Exception, type ExceptionProps, type QualifiedRule } from './exceptions/exception';
export {
  applyExceptions,
  type ApplyOptions,
  type Assessment,
  type ExceptedFinding,
} from './exceptions/apply-exceptions';
export { never } from './exceptions/never';
export { exceptionProblems } from './exceptions/exception-problems';
export { inBoth } from './exceptions/in-both';
export { exceptedRules, registerTable } from './exceptions/register-table';
export { findingsTable } from './report/findings-table';
export { jsonReport } from './report/json-report';
export { ledgerJson } from './report/ledger-json';
export { sarif } from './report/sarif';
export { writeReports } from './report/write-reports';
