import type { Action, LayerChanges, ResourceChange } from './layer-changes';

/** A group of changes under one heading. */
export interface Section {
  readonly title: string;
  readonly resources: readonly ResourceChange[];
}

/** The worst first. */
const ORDER: readonly Action[] = ['replaced', 'removed', 'changed', 'added'];

const TITLES: Readonly<Record<Action, string>> = {
  replaced: 'Replaced',
  removed: 'Removed',
  changed: 'Changed in place',
  added: 'Added',
};

/** Every resource once: what matters to security first, then by what happens to it. */
export function sectionsOf({ resources }: LayerChanges): Section[] {
  const byAction = (list: readonly ResourceChange[]): ResourceChange[] =>
    ORDER.flatMap((action) =>
      list.filter((one) => one.action === action).sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
  const secure = resources.filter(({ topics }) => topics.length > 0);
  const others = resources.filter(({ topics }) => topics.length === 0);
  return [
    { title: 'Security', resources: byAction(secure) },
    ...ORDER.map((action) => ({
      title: TITLES[action],
      resources: byAction(others.filter((one) => one.action === action)),
    })),
  ].filter((section) => section.resources.length > 0);
}

/** How a resource's fate is called. */
export function actionText({ action, certainty }: ResourceChange): string {
  if (certainty === 'possible') return 'may be replaced';
  if (certainty === 'unknown') return 'changed, perhaps replaced';
  return action;
}

/** Such as `1 replaced, 2 changed, 1 published value`. */
export function summaryOf(changes: LayerChanges): string {
  const counts = ORDER.map((action) => {
    const count = changes.resources.filter((one) => one.action === action).length;
    return count > 0 ? `${count} ${action}` : '';
  });
  const published = changes.published.length;
  const inputs = changes.inputs.length;
  const parts = [
    ...counts,
    published > 0 ? `${published} published` : '',
    inputs > 0 ? `${inputs} input${inputs > 1 ? 's' : ''} moved` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'only remarks';
}
