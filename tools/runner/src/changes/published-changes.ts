import type { FullResource, FullTemplate } from '@hipaa-cdk/layer-templates';
import type { Action, PublishedChange, ResourceChange } from './layer-changes';
import { referencesIn, valueText } from './value-text';

const PARAMETER = 'AWS::SSM::Parameter';

/**
 * Whether a resource publishes an entry of the layer's contract.
 *
 * @param below path of the layer in the Parameter Store
 */
export function isPublished(resource: FullResource | undefined, below: string): boolean {
  const name = resource?.Properties?.['Name'];
  return resource?.Type === PARAMETER && typeof name === 'string' && name.startsWith(below);
}

export interface PublishedChangesProps {
  /** Path of the layer in the Parameter Store. */
  readonly below: string;
  readonly deployed: FullTemplate;
  readonly wanted: FullTemplate;
  readonly resources: readonly ResourceChange[];
  /** Name in the Parameter Store -> value before the deploy. */
  readonly stored: ReadonlyMap<string, string>;
  /** Name in the Parameter Store -> deployed layers that read it. */
  readonly readers: ReadonlyMap<string, readonly string[]>;
}

/** Which values that others may read come, go, or become other ones. */
export function publishedChanges(props: PublishedChangesProps): PublishedChange[] {
  const before = entries(props.deployed, props);
  const after = entries(props.wanted, props);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name): PublishedChange[] => {
    const change = entryChange(before.get(name), after.get(name), props.resources);
    if (!change) return [];
    return [{ name, ...change, before: props.stored.get(name), readers: props.readers.get(name) ?? [] }];
  });
}

/** Name in the Parameter Store -> value in the template. */
function entries(
  { Resources = {} }: FullTemplate,
  { below }: PublishedChangesProps,
): ReadonlyMap<string, unknown> {
  return new Map(
    Object.values(Resources)
      .filter((resource) => isPublished(resource, below))
      .map(({ Properties }) => [String(Properties?.['Name']), Properties?.['Value']]),
  );
}

function entryChange(
  before: unknown,
  after: unknown,
  resources: readonly ResourceChange[],
): { readonly action: Action; readonly after?: string } | undefined {
  if (after === undefined) return { action: 'removed' };
  if (before === undefined) return { action: 'added', after: valueText(after) };
  const ids = referencesIn(after);
  const anew = resources.filter(({ action, logicalId }) => action === 'replaced' && ids.includes(logicalId));
  if (anew.length > 0) {
    const names = anew.map(({ logicalId }) => logicalId).join(', ');
    return { action: 'changed', after: `${valueText(after)}, known when ${names} is replaced` };
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  return { action: 'changed', after: valueText(after) };
}
