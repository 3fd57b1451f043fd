import type { Assessment, Finding, RuleInfo } from '@hipaa-cdk/compliance';
import { findEnvironment } from '@hipaa-cdk/environments';
import { listAge } from '@hipaa-cdk/rules';
import { loadListException } from './list-exception';

const PACK = 'Lists';

const rule: RuleInfo = {
  id: `${PACK}::EligibleListCurrent`,
  pack: PACK,
  description: 'The list of HIPAA-eligible services that a protected environment is judged by is not too old',
  citations: ['45 CFR 164.308(b)(1)', '45 CFR 164.308(a)(8)'],
  remedy:
    'Compare libs/rules/src/eligible-services/eligible-services.json with the list that AWS publishes and set its listDate, or sign for it in exceptions/eligible-list.ts with the last day on which that holds.',
  severity: 'error',
};

/**
 * What there is to say of a list of eligible services that is older than it may be, and that nobody answers for today.
 *
 * @param today `YYYY-MM-DD`
 */
export async function oldList(workspaceRoot: string, today: string): Promise<string | undefined> {
  const { old, sentence } = listAge(today);
  if (!old) return undefined;
  const signed = await loadListException(workspaceRoot);
  if (signed !== undefined && signed.expires >= today) return undefined;
  return `${sentence}; update it, or sign for it in exceptions/eligible-list.ts`;
}

/**
 * An assessment with a finding on each layer of a protected environment, where the list is old. Its deploys stop until the list is
 * newer or signed for. No template is at fault, so a check that finds nothing else passes: a day in the calendar turns no
 * test red.
 *
 * @param problem what `oldList` says; undefined leaves the assessment as it is
 */
export function withListFinding(assessment: Assessment, problem: string | undefined): Assessment {
  if (problem === undefined) return assessment;
  const findings = assessment.subjects
    .filter(({ environment, part }) => part === undefined && isProtected(environment))
    .map(({ name: subject }): Finding => {
      const { id, pack, citations, remedy, severity } = rule;
      return {
        subject,
        logicalId: '',
        resourceType: '',
        rule: id,
        pack,
        problem,
        citations,
        remedy,
        severity,
      };
    });
  return {
    ...assessment,
    packs: [...assessment.packs, PACK],
    rules: [...assessment.rules, rule],
    findings: [...assessment.findings, ...findings],
  };
}

/** Whether a finding is about the templates, and not about the day on which they are judged. */
export function isOfTemplate({ pack }: Finding): boolean {
  return pack !== PACK;
}

function isProtected(environment: string | undefined): boolean {
  return environment !== undefined && findEnvironment(environment).protected;
}
