import { identify } from './identify';
import { hasEnded, isAlive, isEmulator } from './processes';
import type { Progress } from './progress';
import type { CommandRunner } from './run-command';
import type { RunningRecord } from './running-record';

/** Writing the state of a large deployment takes well under a second; this is for a machine that swaps. */
const CLEAN_MS = 30_000;

/** Ends the recorded emulator, letting it write its state; true when there was one. */
export async function shutDown(
  record: RunningRecord,
  secret: string,
  progress: Progress,
  run: CommandRunner,
): Promise<boolean> {
  if (!isAlive(record.pid) || !(await isRecorded(record, secret, run))) return false;
  process.kill(record.pid, 'SIGTERM');
  if (await hasEnded(record.pid, CLEAN_MS)) return true;
  progress(`process ${record.pid} did not end within ${CLEAN_MS / 1000} seconds; ending it by force`);
  process.kill(record.pid, 'SIGKILL');
  await hasEnded(record.pid, CLEAN_MS);
  return true;
}

async function isRecorded(record: RunningRecord, secret: string, run: CommandRunner): Promise<boolean> {
  const listener = await identify(record.port, secret, 2000);
  if (listener.kind === 'emulator') return listener.instance === record.instance;
  // One that hangs does not answer, and still has to be ended.
  return isEmulator(record.pid, run);
}
