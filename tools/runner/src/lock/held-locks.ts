import type { DeployLock } from './deploy-lock';

/** Milliseconds that an interrupted process takes to give its locks back. It may be busy loading the CDK just then. */
const PATIENCE = 20_000;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const held = new Set<DeployLock>();
let listening = false;
let leaving: Promise<void> | undefined;

/** Sees to it that an interrupted process gives this lock back. */
export function keepTrack(lock: DeployLock): void {
  held.add(lock);
  if (listening) return;
  listening = true;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    // Nx passes on a signal that the terminal has already sent to everybody: the second one must not cut the first short.
    process.on(signal, () => void (leaving ??= giveAllBack().finally(() => process.exit(code))));
  }
}

/** The lock has been given back. */
export function loseTrack(lock: DeployLock): void {
  held.delete(lock);
}

async function giveAllBack(): Promise<void> {
  const tooLong = new Promise((resolve) => setTimeout(resolve, PATIENCE).unref());
  await Promise.race([Promise.allSettled([...held].map((lock) => lock.release())), tooLong]);
}
