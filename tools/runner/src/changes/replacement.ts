import type { PlannedChange, PlannedChanges, Reason } from './planned-change';

/** Attributes that are the resource's identity: they stay for as long as it is not replaced. */
const IDENTITY = new Set(['Arn', 'GroupId', 'KeyId', 'SubnetId', 'VpcId']);

/** Whether a change makes a new resource in place of the old one. */
export type Replacement = 'yes' | 'possible' | 'no';

/**
 * What CloudFormation's answer amounts to. Its "conditional" is taken for a replacement, unless every ground for it is
 * the identity of a resource that is only updated, which stays as it is.
 */
export function replacementOf(change: PlannedChange, all: PlannedChanges): Replacement {
  if (change.action === 'Dynamic') return 'possible';
  if (change.action !== 'Modify' || change.replacement === 'False') return 'no';
  if (change.replacement === 'True') return 'yes';
  const grounds = change.reasons.filter(({ recreation }) => recreation !== 'Never');
  return grounds.length > 0 && grounds.every((ground) => isSettled(ground, all)) ? 'no' : 'possible';
}

function isSettled(ground: Reason, all: PlannedChanges): boolean {
  const [, attribute] = ground.cause?.split('.') ?? [];
  return (attribute === undefined || IDENTITY.has(attribute)) && followsUpdated(ground, all);
}

/** Whether a value is only looked at again because the resource it comes from is updated, in place. */
export function followsUpdated({ evaluation, source, cause }: Reason, all: PlannedChanges): boolean {
  if (evaluation !== 'Dynamic' || !source?.startsWith('Resource') || !cause) return false;
  const causing = all.get(cause.split('.')[0] ?? '');
  // Ends: CloudFormation refuses templates in which references go round in a circle.
  return causing?.action === 'Modify' && replacementOf(causing, all) === 'no';
}
