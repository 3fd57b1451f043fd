import type { Session } from './aws/session';
import { failureOf } from './failure';
import type { Progress } from './progress/progress';

/** Layers looked at at once. */
const CONCURRENCY = 4;

/** What was found for each layer, and which layers nothing could be found for. */
export interface EachLayer<T> {
  readonly found: ReadonlyMap<string, T>;
  readonly failed: ReadonlySet<string>;
}

/** Asks something of every layer. What goes wrong with one is said, and the others go on. */
export async function eachLayer<T>(
  layers: readonly string[],
  session: Session,
  progress: Progress,
  ask: (layer: string) => Promise<T>,
): Promise<EachLayer<T>> {
  const found = new Map<string, T>();
  const failed = new Set<string>();
  const waiting = [...layers];
  const worker = async (): Promise<void> => {
    for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift()) {
      try {
        found.set(layer, await ask(layer));
      } catch (error) {
        failed.add(layer);
        progress.say(`${layer}: ${failureOf(error, session.environment).describe()}`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return { found: new Map([...found].sort(([a], [b]) => a.localeCompare(b))), failed };
}
