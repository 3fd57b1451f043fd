import { dirname } from 'node:path';
import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import type { EngineResult, Subject, Finding } from '../judgement/judgement';
import { scratchStack, temporaryFiles } from './scratch-stack';
import { placeOf } from '../judgement/place';
import { NOT_EVALUABLE, qualified, withDetail } from '../judgement/rule-id';

/**
 * Advice of the library that is decided on for every template, with the reason. It is about style: nothing that guards
 * data belongs here.
 */
export const settledWarnings: Readonly<Record<string, string>> = {
  W3010:
    'Zones are named on purpose: they come from the environment, because a lookup would let templates depend on who asks',
};

/** The name that the library gives its validation. */
const LIBRARY_PACK = 'CloudFormation Validate';

type LibraryReport = Pick<PolicyValidationPluginReport, 'violations'>;

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

/** Start-up takes seconds and every use of the same engine a fraction of one. */
let plugin: CloudFormationValidatePlugin | undefined;

/** Judges templates by the library's own validation: schemas, runtimes and engines that AWS has closed, and the like. */
export function judgeByLibrary(subjects: readonly Subject[]): EngineResult {
  const findings = subjects.length === 0 ? [] : validate(subjects);
  return { packs: [LIBRARY_PACK], rules: [], findings, corrected: [], proofs: [] };
}

/** All in one call, which is how the engine starts once. Alone only to find out which template it stumbles over. */
function validate(subjects: readonly Subject[]): EngineResult['findings'] {
  try {
    return run(subjects);
  } catch (error) {
    const [first, second] = subjects;
    return first && !second ? [libraryFailure(first, error)] : subjects.flatMap((one) => validate([one]));
  }
}

function run(subjects: readonly Subject[]): EngineResult['findings'] {
  const contents = subjects.map(({ template }, index) => [
    `${index}.template.json`,
    JSON.stringify(template),
  ]);
  return temporaryFiles(Object.fromEntries(contents) as Record<string, string>, (files) => {
    plugin ??= new CloudFormationValidatePlugin();
    const report: LibraryReport = plugin.validate(contextOf(files));
    return libraryFindings(report, new Map(files.map((file, index) => [file, subjects[index]])));
  });
}

/** The construct tree is required and not looked at: this validation reads files. */
function contextOf(files: readonly string[]): IPolicyValidationContext {
  return {
    templatePaths: [...files],
    stackTemplates: files.map((templatePath, index) => ({
      stackConstructPath: String(index),
      templatePath,
      accountId: undefined,
      region: undefined,
    })),
    appConstruct: scratchStack(dirname(files[0] ?? '')),
  };
}
