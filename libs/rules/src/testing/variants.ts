import type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';
import { templateOutcomes, healthData } from './outcomes';

/** The account of the templates, and one that nobody knows. */
export const OURS = '111122223333';
export const STRANGER = '999988887777';

/** A template that a rule has to refuse. */
export interface Variant {
  readonly rule: string;
  readonly template: Partial<CloudFormationTemplate>;
}

/** A template with one resource. */
export const one = (rule: string, Type: string, Properties: object, more: object = {}): Variant => ({
  rule,
  template: { Resources: { It: { Type, Properties } as TemplateResource }, ...more },
});

/** A policy with one statement. */
export const statement = (parts: object) => ({
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...parts }],
});

/** What a rule has against a template in a workspace that knows its accounts. */
export function refusals({ rule, template }: Variant): readonly string[] {
  const judged = templateOutcomes(rule, template, { ...healthData, accounts: [OURS] });
  return judged.filter((verdict) => verdict.startsWith('fail'));
}
