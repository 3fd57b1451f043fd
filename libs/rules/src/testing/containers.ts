import type { Rule } from '../rule';
import { outcomes } from './outcomes';

/** What a rule says of a task with these containers. */
export function containerOutcomes(
  rule: Rule | string,
  containers: unknown,
  properties: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const Properties = { ...properties, ContainerDefinitions: containers };
  return outcomes(rule, { Task: { Type: 'AWS::ECS::TaskDefinition', Properties } });
}
