import { z } from 'zod';
import type { Finding } from '../finding';
import type { SynthesisedTemplate } from '../synthesised-templates';
import { templateAt } from '../template-at';
import { engineFailure } from './engine-failure';
import { accusedResources, firstMessage } from './guard-checks';

/** What cfn-guard writes with `--structured`: for each template the rules that failed, each with a tree of checks. */
export const cfnGuardAnswer = z.array(
  z.object({
    name: z.string(),
    not_compliant: z.array(
      z.object({ Rule: z.object({ name: z.string(), messages: z.unknown(), checks: z.array(z.unknown()) }) }),
    ),
  }),
);

/**
 * @throws UserError `SECOND_OPINION_ENGINE_FAILED` when a template is missing from the answer
 */
export function cfnGuardFindings(
  answer: z.infer<typeof cfnGuardAnswer>,
  templates: readonly SynthesisedTemplate[],
): readonly Finding[] {
  const unread = templates.find(({ path }) => !answer.some(({ name }) => name === path));
  if (unread) throw engineFailure('cfn-guard', `it says nothing about ${unread.path}`);
  return answer.flatMap(({ name, not_compliant }) => {
    const { layer, environment } = templateAt(templates, name);
    return not_compliant.flatMap(({ Rule: rule }) => {
      const finding: Finding = {
        engine: 'cfn-guard',
        rule: rule.name,
        layer,
        environment,
        message: firstMessage(rule),
      };
      const accused = accusedResources(rule.checks);
      return accused.length > 0 ? accused.map((logicalId) => ({ ...finding, logicalId })) : [finding];
    });
  });
}
