import { items } from './readings';
import { statementRecords } from './statement-records';
import { textOf } from './text-of';

/** What a statement of an identity policy allows. */
export interface Permission {
  /** The statement as it stands in the template. */
  readonly statement: Readonly<Record<string, unknown>>;
  /** Patterns of actions in lower case; `*` also for `NotAction`, which allows nearly everything. */
  readonly actions: readonly string[];
  /** Patterns of resources with `${Name}` for references; `*` also for `NotResource`. */
  readonly resources: readonly string[];
}

/** What a policy document allows; denials are left out. */
export function permissions(document: unknown): readonly Permission[] {
  return statementRecords(document)
    .filter(({ Effect }) => Effect === 'Allow')
    .map((statement) => ({
      statement,
      actions:
        'NotAction' in statement ? ['*'] : texts(statement['Action']).map((text) => text.toLowerCase()),
      resources: 'NotResource' in statement ? ['*'] : texts(statement['Resource']),
    }));
}

/** Whether a permission covers an action such as `kms:Decrypt`. */
export function covers({ actions }: Permission, action: string): boolean {
  return actions.some((pattern) => matches(pattern, action.toLowerCase()));
}

function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(action);
}

function texts(value: unknown): readonly string[] {
  return items(value).map((item) => textOf(item) ?? '${?}');
}
