import { shortened, table } from '../progress/table';
import { changesText, countChanges } from '../record/stack-changes';
import { type SynthesisedLayer, storedInputs } from '@hipaa-cdk/layer-templates';
import type { Rehearsed } from './rehearse-layers';

/** One line a layer: how it came up as it was, and how it took the change. */
export function rehearsalTable(before: readonly Rehearsed[], now: readonly Rehearsed[]): string {
  const names = [...new Set([...before, ...now].map(({ layer }) => layer))].sort();
  const of = (list: readonly Rehearsed[], name: string) => list.find(({ layer }) => layer === name);
  return table(
    ['layer', 'as it was', 'as it will be', 'resources'],
    names.map((name) => {
      const last = of(now, name);
      return [
        name,
        of(before, name)?.result ?? '',
        last?.result ?? 'not deployed',
        last ? changesText(countChanges(last.changes)) : '',
      ];
    }),
  );
}

/** Resources that get another physical id: what they hold does not move with them. */
export function replacedLines(now: readonly Rehearsed[], layers: readonly SynthesisedLayer[]): string[] {
  return now.flatMap(({ layer, changes }) => {
    const resources = layers.find(({ manifest }) => manifest.layer === layer)?.template.Resources;
    return changes.replaced.map(
      (id) => `${layer}: ${id} (${resources?.[id]?.Type ?? 'unknown type'}) is replaced`,
    );
  });
}

/** Values that are published anew, each with who must follow. */
export function movedLines(moved: readonly MovedValue[]): string[] {
  return moved.map(({ name, from, to, readers }) => {
    const change =
      to === undefined ? 'is no longer published' : `changes from ${shortened(from)} to ${shortened(to)}`;
    const stale =
      readers.length > 0 ? `; stale until deployed too: ${readers.join(', ')}` : '; nobody reads it';
    return `${name} ${change}${stale}`;
  });
}

/** A value that is published anew, and the layers that read it. */
interface MovedValue {
  /** Name in the Parameter Store. */
  readonly name: string;
  readonly from: string;
  /** Undefined when it is no longer published. */
  readonly to?: string;
  /** Layers that run on the old value until they are deployed too. */
  readonly readers: readonly string[];
}

/**
 * Values that were published before and are others now.
 *
 * @param readers layers as they were deployed before: they read what they read until they are deployed again
 */
export function movedValues(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  readers: readonly SynthesisedLayer[],
): MovedValue[] {
  return [...before]
    .filter(([name, value]) => after.get(name) !== value)
    .map(([name, from]) => ({
      name,
      from,
      to: after.get(name),
      readers: readers
        .filter(({ template }) => [...storedInputs(template).values()].includes(name))
        .map(({ manifest }) => manifest.layer)
        .sort(),
    }));
}
