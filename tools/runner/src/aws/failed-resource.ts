import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { Template } from '../synthesised-layer';

/** Resources that stopped only because another one failed say nothing new. */
const CONSEQUENCE = /cancelled/i;

/**
 * A failed resource as a person looks for it: construct path, type and CloudFormation's reason.
 *
 * @returns undefined unless the event is a failure of its own
 */
export function failedResource(event: StackEvent, template: Template): string | undefined {
  const {
    LogicalResourceId: id = '',
    ResourceStatus = '',
    ResourceStatusReason: reason = 'no reason given',
  } = event;
  if (!ResourceStatus.endsWith('_FAILED') || CONSEQUENCE.test(reason)) return undefined;
  const resource = template.Resources?.[id];
  if (!resource) return undefined;
  const path = resource.Metadata?.['aws:cdk:path'] ?? id;
  // A custom resource answers with its whole stack trace.
  return `${String(path)} (${resource.Type}): ${reason.split('\n')[0] ?? ''}`;
}
