import { oneLine } from '@hipaa-cdk/errors';

/** What happens to a resource. */
export type Action = 'replaced' | 'removed' | 'changed' | 'added';

/** One value that changes, as text. */
export interface PropertyChange {
  /** Where in the resource, such as `ServerlessV2ScalingConfiguration.MaxCapacity`. */
  readonly path: string;
  /** Undefined when there was nothing. */
  readonly before?: string;
  /** Undefined when there will be nothing. */
  readonly after?: string;
  /** What makes the value change, when it is not the template. */
  readonly cause?: string;
  /** False when it may turn out to be the same value: the cause is a resource that is only updated. */
  readonly certain?: false;
}

/** What happens to one resource, and what that means. */
export interface ResourceChange {
  readonly logicalId: string;
  readonly path: string;
  readonly type: string;
  readonly action: Action;
  /** `possible`: CloudFormation knows only when it carries the change out. `unknown`: it was not asked. */
  readonly certainty: 'certain' | 'possible' | 'unknown';
  readonly properties: readonly PropertyChange[];
  /** What of the change matters to security, such as `permissions`; empty when nothing does. */
  readonly topics: readonly string[];
  /** What it means that this resource is replaced or removed. */
  readonly meaning?: string;
  /** What becomes of the old resource and its content. */
  readonly fate?: string;
  /** What is lost with the resource; undefined when it holds nothing that cannot be made again. */
  readonly holds?: string;
  /** AWS's name of the deployed resource. */
  readonly physicalId?: string;
}

/** A value that other layers may read. */
export interface PublishedChange {
  /** Name in the Parameter Store. */
  readonly name: string;
  readonly action: Action;
  readonly before?: string;
  /** The new value as far as it is known before the deploy. */
  readonly after?: string;
  /** Deployed layers that read it. */
  readonly readers: readonly string[];
}

/** A value that this layer reads and that has moved since its last deploy. */
export interface InputChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** All that a deploy of one layer would do. */
export interface LayerChanges {
  readonly layer: string;
  readonly environment: string;
  readonly stack: string;
  /** `new`: nothing is deployed yet. */
  readonly state: 'new' | 'changed' | 'unchanged';
  /** What the answer rests on. */
  readonly basis: string;
  /** SHA-256 over what would be deployed and what is deployed. */
  readonly digest: string;
  readonly resources: readonly ResourceChange[];
  readonly published: readonly PublishedChange[];
  readonly inputs: readonly InputChange[];
  /** Changes of the stack itself. */
  readonly notes: readonly string[];
}

/** A group of changes under one heading. */
interface Section {
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

/** A resource that holds what cannot be made again, and is about to go. */
export interface Loss extends ResourceChange {
  readonly holds: string;
}

/** What a deploy would lose: resources with data, or an identity that others stand on, that are replaced or removed. */
export function statefulLosses({ resources }: LayerChanges): Loss[] {
  return resources.filter(
    (one): one is Loss => one.holds !== undefined && (one.action === 'replaced' || one.action === 'removed'),
  );
}

/**
 * The same changes with every text in one line that steers nothing. Names and values of a template are anybody's, and what they
 * are printed on is a terminal, a comment on a pull request or a page.
 */
export function inPlainLines(changes: LayerChanges): LayerChanges {
  return plainLines(changes) as LayerChanges;
}

function plainLines(part: unknown): unknown {
  if (typeof part === 'string') return oneLine(part);
  if (Array.isArray(part)) return part.map(plainLines);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, plainLines(value)]));
}
