import { UserError } from '@hipaa-cdk/errors';
import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import { allMutations } from './all-mutations';
import { unclassified } from './classification';
import { testProblem } from './covering-test';
import { hunt, type Outcome } from './hunt';
import type { ResourceEntry } from './resource-entry';
import type { UnitTest } from './unit-test';

export interface VerifyProps {
  readonly workspaceRoot: string;
  readonly subjects: readonly LayerSubject[];
  readonly catalogue: ReadonlyMap<string, ResourceEntry>;
  readonly tests: readonly UnitTest[];
}

/**
 * Breaks everything that there is to break, one thing at a time.
 *
 * @throws UserError `SETTING_UNCLASSIFIED` for what the catalogue does not place
 * @throws UserError `UNIT_TEST_MISSING` for a named test that does not exist
 * @throws UserError `UNIT_TEST_UNUSED` for a named test that answers for nothing
 */
export async function verify({ workspaceRoot, subjects, catalogue, tests }: VerifyProps): Promise<Outcome[]> {
  refuse('SETTING_UNCLASSIFIED', 'the catalogue does not say whether these decide on security', [
    ...new Set(subjects.flatMap(({ template }) => unclassified(template, catalogue))),
  ]);
  refuse(
    'UNIT_TEST_MISSING',
    'these tests are named and do not exist',
    tests.flatMap((test) => testProblem(test, workspaceRoot) ?? []),
  );
  const outcomes: Outcome[] = [];
  for (const subject of subjects) {
    outcomes.push(...(await hunt(subject, allMutations(subject, catalogue), tests)));
  }
  const used = new Set(outcomes.map(({ killer }) => killer));
  refuse(
    'UNIT_TEST_UNUSED',
    'these tests are named and answer for nothing that the gate misses',
    tests.map(({ killedBy }) => killedBy).filter((test) => !used.has(test)),
  );
  return outcomes;
}

function refuse(code: string, message: string, items: readonly string[]): void {
  if (items.length === 0) return;
  throw new UserError({ code, message: [`${message}:`, ...items.map((item) => `  ${item}`)].join('\n') });
}
