import type { Permission } from '../permissions';
import { type Place, placed } from './places';
import type { PolicyDocument } from './policy-document';

/** What policies allow against what is needed, one `action on resource` each. */
export interface PolicyGaps {
  /** Allowed, and no resource type needs it. */
  readonly unneeded: readonly string[];
  /** Needed, and no policy allows it. */
  readonly missing: readonly string[];
}

/** Compares policies with needs in both directions. It knows nothing of how the policies were put together. */
export function policyGaps(
  documents: readonly PolicyDocument[],
  needs: readonly Permission[],
  place: Place,
): PolicyGaps {
  const allowed = new Set(
    documents.flatMap(({ Statement: statements }) =>
      statements
        .filter(({ Effect: effect }) => effect === 'Allow')
        .flatMap(({ Action: actions, Resource: resources }) => pairs(actions, resources)),
    ),
  );
  const needed = new Set(
    needs.flatMap(({ actions, on }) =>
      pairs(
        actions,
        on.map((pattern) => placed(pattern, place)),
      ),
    ),
  );
  return { unneeded: without(allowed, needed), missing: without(needed, allowed) };
}

function pairs(actions: readonly string[], resources: readonly string[]): string[] {
  return actions.flatMap((action) => resources.map((resource) => `${action} on ${resource}`));
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((one) => !others.has(one)).sort();
}
