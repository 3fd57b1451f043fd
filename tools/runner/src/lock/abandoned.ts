import { readFileSync } from 'node:fs';
import type { LockRecord } from './lock-record';

/** Milliseconds that the clocks of two machines may differ. */
const CLOCK_DIFFERENCE = 30_000;

/** Where and when the question is asked. */
export interface Viewpoint {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The space of process ids of whoever asks. */
  readonly place: string | undefined;
  /** Whether a process of that space exists. */
  readonly isAlive: (process: number) => boolean;
}

/** Whether nobody stands behind a lock any more: it was not renewed, or its process is seen to be gone. */
export function isAbandoned({ expires, holder }: LockRecord, view: Viewpoint): boolean {
  if (view.now > Date.parse(expires) + CLOCK_DIFFERENCE) return true;
  return holder.place !== undefined && holder.place === view.place && !view.isAlive(holder.process);
}

/** Whether a process of this machine runs; one that may not be asked does. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  return !isZombie(id);
}

/** A process that ended keeps its number until its parent asks for it, which in a container may be never. */
function isZombie(id: number): boolean {
  try {
    // After the name in brackets, which may hold anything, stands the state.
    return /\) [ZX] /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
