import { z } from 'zod';
import type { InstalledPackages } from '../python-packages';
import { type Engine, readAnswer, templateAt } from './engine';
import type { Finding } from '../finding';
import type { SynthesisedTemplate } from '../synthesised-templates';

/** What cfn-lint writes with `--format json`. */
export const cfnLintAnswer = z.array(
  z.object({
    Filename: z.string(),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullable() }),
    /** Set on the parts of a finding, such as each alternative of a schema that did not fit. */
    ParentId: z.string().nullable(),
  }),
);

export function cfnLintFindings(
  answer: z.infer<typeof cfnLintAnswer>,
  templates: readonly SynthesisedTemplate[],
): readonly Finding[] {
  return answer
    .filter(({ ParentId }) => ParentId === null)
    .map(({ Filename, Message, Rule, Location }) => {
      const { layer, environment } = templateAt(templates, Filename);
      const [section, name] = Location.Path ?? [];
      const logicalId = section === 'Resources' && typeof name === 'string' ? { logicalId: name } : {};
      return { engine: 'cfn-lint', rule: Rule.Id, layer, environment, ...logicalId, message: Message };
    });
}

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
