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
