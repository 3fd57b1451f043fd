import { readlinkSync } from 'node:fs';
import type { Screen } from './progress';

/**
 * The screen of the person who started Nx. Nx hands its workers a pipe, so whether there is a terminal behind it is
 * asked of the Nx process itself, where the system tells.
 *
 * @param nxProcess process id of Nx
 */
export function openScreen(nxProcess: number): Screen {
  const live = process.env['CI'] === undefined && process.env['TERM'] !== 'dumb' && isTerminal(nxProcess);
  return { live, write: (text) => void process.stdout.write(text) };
}

function isTerminal(nxProcess: number): boolean {
  try {
    return /^\/dev\/(pts\/|tty)/.test(readlinkSync(`/proc/${nxProcess}/fd/1`));
  } catch {
    // No /proc on this system, or Nx has ended: plain lines are always right.
    return false;
  }
}
