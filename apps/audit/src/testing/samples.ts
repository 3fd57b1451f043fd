import type { Change } from './trail-event';

/** Events, by what happens in them, that an alarm has to go off on, and others that it has to be silent about. */
export interface Samples {
  readonly loud: Readonly<Record<string, Change>>;
  readonly quiet: Readonly<Record<string, Change>>;
}

/**
 * Calls of one service by these names, each of which is loud.
 *
 * @param names separated by spaces
 */
export function loudCalls(service: string, names: string): Readonly<Record<string, Change>> {
  return Object.fromEntries(
    names
      .split(/\s+/)
      .map((eventName) => [
        `a call of ${eventName}`,
        { eventSource: `${service}.amazonaws.com`, eventName, readOnly: false },
      ]),
  );
}
