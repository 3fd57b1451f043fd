import { z } from 'zod';
import type { Finding } from '../finding';
import type { SynthesisedTemplate } from '../synthesised-templates';
import { templateAt } from '../template-at';

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
