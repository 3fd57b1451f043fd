import type { LayerRun } from '../command';
import type { RunRequest } from '../request';

const verdicts = new WeakMap<RunRequest, Map<string, string>>();

/** Keeps for the record what the gate said of a layer of this run. */
export function noteVerdict({ request, layer }: LayerRun, text: string): void {
  const known = verdicts.get(request) ?? new Map<string, string>();
  verdicts.set(request, known.set(layer.name, text));
}

/** What the gate said of a layer of this run; undefined where it was not asked. */
export function verdictOf({ request, layer }: LayerRun): string | undefined {
  return verdicts.get(request)?.get(layer.name);
}
