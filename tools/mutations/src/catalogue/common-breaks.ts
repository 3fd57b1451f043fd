import type { Setting } from '../resource-entry';

/** A setting that must be true, and is not by itself. */
export function switchedOff(setting: string, description: string): Setting {
  return { setting, breaks: [false, 'absent'].map((to) => ({ to, description })) };
}

/** A setting that matters by being there. */
export function takenAway(setting: string, description: string): Setting {
  return { setting, breaks: [{ to: 'absent', description }] };
}
