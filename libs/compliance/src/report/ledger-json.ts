import { withoutDetail } from '../judgement/rule-id';
import type { Judgement } from '../judgement/judgement';

/** What was proved, rule by rule and resource by resource. Without date and machine, so that two ledgers can be compared. */
export function ledgerJson({
  subjects,
  rules,
  proofs,
}: Pick<Judgement, 'subjects' | 'rules' | 'proofs'>): string {
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
  };
  return `${JSON.stringify(ledger, null, 2)}\n`;
}
