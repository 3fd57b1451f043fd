import type { Assessment } from '../exceptions/apply-exceptions';
import { reportedPath } from './reported-path';

/** Findings and exceptions for programs. Without date and machine: the same templates give the same text. */
export function jsonReport({ subjects, packs, findings, excepted }: Assessment): string {
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
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
