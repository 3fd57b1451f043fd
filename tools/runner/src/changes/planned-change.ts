import type { Change, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';

/** Why a resource changes, one reason each. */
export interface Reason {
  /** Property, or the attribute of the resource (`Tags`, `DeletionPolicy`, ...) when it is none. */
  readonly name: string;
  readonly recreation: 'Always' | 'Conditionally' | 'Never';
  /** `Dynamic`: only carrying the change out shows whether the value really becomes another one. */
  readonly evaluation: 'Static' | 'Dynamic';
  /** Such as `DirectModification`, `ParameterReference`, `ResourceReference`. */
  readonly source?: string;
  /** The parameter or resource that makes the value change. */
  readonly cause?: string;
}

/** What CloudFormation says it would do to one resource. */
export interface PlannedChange {
  readonly logicalId: string;
  readonly type: string;
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic';
  readonly replacement: 'True' | 'Conditional' | 'False';
  readonly physicalId?: string;
  readonly reasons: readonly Reason[];
}

/** Changes of a change set by logical id. */
export type PlannedChanges = ReadonlyMap<string, PlannedChange>;

/** What a change set announces. */
export function plannedChanges(changes: readonly Change[]): PlannedChanges {
  const planned = changes.flatMap(({ ResourceChange: change }): PlannedChange[] =>
    change?.LogicalResourceId
      ? [
          {
            logicalId: change.LogicalResourceId,
            type: change.ResourceType ?? '',
            action: (change.Action ?? 'Dynamic') as PlannedChange['action'],
            replacement: change.Replacement ?? 'False',
            physicalId: change.PhysicalResourceId,
            reasons: (change.Details ?? []).map(reason),
          },
        ]
      : [],
  );
  return new Map(planned.map((change) => [change.logicalId, change]));
}

function reason({ Target, Evaluation, ChangeSource, CausingEntity }: ResourceChangeDetail): Reason {
  return {
    name: Target?.Name ?? Target?.Attribute ?? '',
    recreation: Target?.RequiresRecreation ?? 'Never',
    evaluation: Evaluation ?? 'Static',
    source: ChangeSource,
    cause: CausingEntity,
  };
}

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
