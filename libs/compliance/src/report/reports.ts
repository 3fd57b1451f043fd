import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../exceptions/apply-exceptions';
import { sarif } from './sarif';
import { reportedPath } from './texts';
import { withoutDetail } from '../judgement/rule-id';
import type { Judgement } from '../judgement/judgement';

const writers: Readonly<Record<string, (assessment: Assessment) => string>> = {
  'findings.json': jsonReport,
  'findings.sarif': sarif,
  'ledger.json': ledgerJson,
};

/**
 * Writes every report into a directory, which is made if need be.
 *
 * @returns the files
 */
export function writeReports(directory: string, assessment: Assessment): string[] {
  mkdirSync(directory, { recursive: true });
  return Object.entries(writers).map(([name, text]) => {
    const file = join(directory, name);
    writeFileSync(file, text(assessment));
    return file;
  });
}

/** Findings and exceptions for programs. Without date and machine: the same templates give the same text. */
export function jsonReport({ subjects, packs, findings, excepted, corrected }: Assessment): string {
  const report = {
    subjects: subjects.map(({ name, layer, environment, source, context }) => ({
      name,
      layer,
      environment,
      source: source && reportedPath(source),
      context,
    })),
    packs,
    findings,
    excepted,
    corrected,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** What was proved, rule by rule and resource by resource, and which rules are corrected there and proved by something else. Without date and machine, so that two ledgers can be compared. */
export function ledgerJson({
  subjects,
  rules,
  corrected,
  proofs,
}: Pick<Judgement, 'subjects' | 'rules' | 'corrected' | 'proofs'>): string {
  const proved = new Set(proofs.map(({ rule }) => withoutDetail(rule)));
  const ledger = {
    subjects: subjects.map(({ name }) => name),
    rules: rules
      .filter(({ id }) => proved.has(id))
      .map(({ id, description, citations }) => ({ id, description, citations })),
    proofs: proofs.map(
      ({ rule, subject, logicalId, resourceType, constructPath, sourceLine, property, value }) => ({
        rule,
        subject,
        logicalId,
        resourceType,
        constructPath,
        sourceLine,
        property,
        value: value ?? null,
      }),
    ),
    corrected: corrected.map(({ rule, subject, logicalId, resourceType, constructPath, correction }) => ({
      rule,
      subject,
      logicalId,
      resourceType,
      constructPath,
      correction,
    })),
  };
  return `${JSON.stringify(ledger, null, 2)}\n`;
}
