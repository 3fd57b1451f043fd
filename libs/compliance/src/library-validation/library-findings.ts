import type { PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { Finding } from '../judgement/finding';
import { placeOf } from '../judgement/place';
import { NOT_EVALUABLE, qualified, withDetail } from '../judgement/rule-id';
import type { Subject } from '../judgement/subject';
import { settledWarnings } from './settled-warnings';

/** The name that the library gives its validation. */
export const LIBRARY_PACK = 'CloudFormation Validate';

export type LibraryReport = Pick<PolicyValidationPluginReport, 'violations'>;

/** Turns the library's report, which is by rule and message, into findings by resource. */
export function libraryFindings(
  { violations }: LibraryReport,
  subjects: ReadonlyMap<string, Subject | undefined>,
): Finding[] {
  return violations
    .filter(({ ruleName }) => !(ruleName in settledWarnings))
    .flatMap(({ ruleName, description, severity, fix, violatingResources }) =>
      violatingResources.flatMap(({ resourceLogicalId, templatePath, locations }) => {
        const subject = subjects.get(templatePath ?? '');
        if (!subject) return [];
        return {
          ...placeOf(subject, resourceLogicalId ?? ''),
          rule: qualified(LIBRARY_PACK, ruleName),
          pack: LIBRARY_PACK,
          property: locations[0],
          problem: description.replace(/\.$/, ''),
          citations: [],
          remedy: fix ?? `Look ${ruleName} up among the rules of AWS CloudFormation Linter`,
          severity: severity === 'error' ? 'error' : 'warning',
        } satisfies Finding;
      }),
    );
}

/** The finding for a template that the validation cannot work with. */
export function libraryFailure(subject: Subject, error: unknown): Finding {
  return {
    ...placeOf(subject, ''),
    rule: withDetail(qualified(LIBRARY_PACK, 'Run'), NOT_EVALUABLE),
    pack: LIBRARY_PACK,
    problem: `the library's validation failed: ${error instanceof Error ? error.message : String(error)}`,
    citations: [],
    remedy: 'Validate the template with AWS CloudFormation Linter',
    severity: NOT_EVALUABLE,
  };
}
