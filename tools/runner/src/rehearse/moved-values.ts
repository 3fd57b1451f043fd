import { type SynthesisedLayer, storedInputs } from '../synthesised-layer';

/** A value that is published anew, and the layers that read it. */
export interface MovedValue {
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
