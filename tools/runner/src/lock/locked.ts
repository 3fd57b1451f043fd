import { setTimeout as delay } from 'node:timers/promises';
import { pollMilliseconds } from '../aws/deployed-stack';
import type { LayerCommand, LayerRun } from '../layer-run';
import { DeployLock, RENEWAL } from './deploy-lock';
import { Heartbeat } from './heartbeat';
import { keepTrack, loseTrack } from './held-locks';
import { thisHolder } from './holder';
import { lockPath } from './lock-path';
import type { LockRecord } from './lock-record';
import { ParameterLockStore } from './lock-store';
import { lockDenied } from './lock-denied';
import { describeHolder, lockedError } from './locked-error';
import { assertNxIsThere } from '../nx-gone';
import { waitMinutes } from './wait-minutes';

/**
 * A command that only one process at a time carries out on a layer in an environment, from whichever machine.
 *
 * @throws UserError `DEPLOY_LOCKED` naming who is at it, or `LOCK_DENIED`
 */
export function locked(name: 'deploy' | 'destroy', command: LayerCommand): LayerCommand {
  return async (run) => {
    const session = await run.session();
    const path = lockPath(run.environment, run.layer.name);
    const store = new ParameterLockStore(await session.ssm(), path);
    const holder = await thisHolder(`${run.layer.name}:${name}`, run.request.workspaceRoot);
    const lock = new DeployLock(store, holder);
    try {
      await take(lock, run, name, pollMilliseconds(session));
    } catch (error) {
      throw lockDenied(error, path) ?? error;
    }
    keepTrack(lock);
    const heart = new Heartbeat(lock, RENEWAL, () =>
      run.progress.say(
        `${run.layer.name}: the lock could not be renewed in time, and another command has it now; CloudFormation still lets only one of them change the stack at a time`,
      ),
    );
    try {
      return await command(run);
    } finally {
      await heart.stop();
      await giveBack(lock, run);
      loseTrack(lock);
    }
  };
}

async function take(lock: DeployLock, run: LayerRun, name: string, poll: number): Promise<void> {
  const task = run.request.tasks.find(({ layer, command }) => layer === run.layer.name && command === name);
  const deadline = Date.now() + waitMinutes(task?.options['wait']) * 60_000;
  let said = '';
  for (;;) {
    const other: LockRecord | undefined = await lock.take();
    if (!other) return;
    const now = Date.now();
    if (now >= deadline) throw lockedError(run.layer.name, run.environment.name, other, now);
    if (other.token !== said) run.progress.phase(run.layer.name, `waiting for ${describeHolder(other, now)}`);
    said = other.token;
    await delay(Math.min(poll, deadline - now));
    assertNxIsThere();
  }
}

async function giveBack(lock: DeployLock, run: LayerRun): Promise<void> {
  try {
    await lock.release();
  } catch {
    // What the command has to say matters more; the lock ends by itself.
    run.progress.say(
      `${run.layer.name}: the lock could not be given back; it ends by itself within two minutes`,
    );
  }
}
