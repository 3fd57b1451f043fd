import type { InstalledPackages } from '../python/installed-packages';
import type { Engine } from './engine';
import { readAnswer } from './read-answer';
import { cfnLintAnswer, cfnLintFindings } from './cfn-lint-answer';

/** The package has no `__main__`, only this entry point. */
const ENTRY = 'import sys; from cfnlint.runner import main; sys.exit(main())';
/** 2 for errors, 4 for warnings, 8 for information, added up. */
const LARGEST_VERDICT = 2 + 4 + 8;

/** Whether CloudFormation would take the template: resource schemas, references, values. Errors and warnings. */
export function cfnLint(packages: InstalledPackages): Engine {
  return {
    name: 'cfn-lint',
    judge: async (templates) => {
      const files = templates.map(({ path }) => path);
      const result = await packages.runPython(['-c', ENTRY, '--format', 'json', '--template', ...files]);
      const answer = readAnswer({
        engine: 'cfn-lint',
        result,
        // 1 is what Python itself ends with when a program breaks down.
        isVerdict: (code) => code % 2 === 0 && code <= LARGEST_VERDICT,
        schema: cfnLintAnswer,
      });
      return cfnLintFindings(answer, templates);
    },
  };
}
