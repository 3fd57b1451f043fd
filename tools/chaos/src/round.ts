import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import {
  type CommandResult,
  type RunningCommand,
  type TemporaryWorkspace,
  killHard,
} from '@hipaa-cdk/temporary-workspace';
import type { Account } from './account';
import { type Fault, changeLayer, corruptionOf, faultVariables, isCallFault } from './faults';
import type { FaultProxy } from './proxy';
import { Random } from './random';

/** What one fault came to. */
export interface Round {
  readonly fault: Fault;
  readonly seed: number;
  /** What is wrong after the run that should have healed everything; nothing when all is well. */
  readonly problems: readonly string[];
  /** Whether the broken run came through, and said so. */
  readonly cameThrough: boolean;
  readonly seconds: number;
}

interface Place {
  readonly workspace: TemporaryWorkspace;
  readonly account: Account;
  readonly proxy: FaultProxy;
  readonly proxyPort: number;
  readonly layer: string;
}

/** A run that takes longer hangs: silent calls pass thirty times faster than they do. */
const HANGS_AFTER = 240_000;

/** Whose success is looked at after the next run only: another run may go on, or the embedded AWS is not there to be asked. */
const UNJUDGED: ReadonlySet<Fault> = new Set(['together', 'emulator-killed']);

/** In which a deploy is killed, in milliseconds. */
const KILLED_WITHIN = 9_000;

/** The record of a deploy that came through, as it is about to be written. */
const RECORD = /"Name":"[^"]*\/_deploys\/[^"]*\/\d+"/;

const DOOR = join(__dirname, '../door.cjs');

/** Breaks one deploy as the seed says, runs the next one unbroken, and looks at what is there. */
export async function playRound(place: Place, fault: Fault, seed: number): Promise<Round> {
  const started = Date.now();
  const { workspace, account, proxy, layer } = place;
  const random = new Random(seed);
  const problems: string[] = [];
  changeLayer(workspace, layer, `${fault}-${seed}`);
  if (fault === 'corrupt') await account.corrupt(corruptionOf(random));
  const broken = await breakDeploy(place, fault, random);
  proxy.break(undefined);
  if (broken === undefined) problems.push('hung: it did not end');
  else if (/^\s+at .+:\d+:\d+\)?$/m.test(broken.output)) problems.push('a stack trace was printed');
  const cameThrough = broken?.code === 0;
  if (cameThrough && !UNJUDGED.has(fault))
    problems.push(...(await account.problems()).map((problem) => `false success: ${problem}`));
  const next = await workspace.withoutNx(deployOf(layer));
  if (next.code === 0) problems.push(...(await account.problems()));
  else problems.push(`the next run failed: ${lastLines(next.output)}`);
  return { fault, seed, problems, cameThrough, seconds: Math.round((Date.now() - started) / 1000) };
}

function deployOf(layer: string): string {
  return `run-many -t deploy -p ${layer} --env=local`;
}

/** @returns nothing when the run did not end */
async function breakDeploy(place: Place, fault: Fault, random: Random): Promise<CommandResult | undefined> {
  const { workspace, proxy, layer } = place;
  const variables = {
    NODE_OPTIONS: `--require=${JSON.stringify(DOOR)}`,
    CHAOS_FROM: String(workspace.port),
    CHAOS_TO: String(place.proxyPort),
    ...faultVariables(fault, random),
  };
  const start = (): RunningCommand => workspace.startWithoutNx(deployOf(layer), variables);
  proxy.break(isCallFault(fault) ? fault : undefined, random);
  const record = fault === 'killed-before-record' ? proxy.holdNext(RECORD) : undefined;
  const first = start();
  if (record) {
    await Promise.race([first.result, record]);
    kill(workspace, first, fault);
  }
  const second = fault === 'together' ? start() : undefined;
  if (fault === 'killed' || fault === 'emulator-killed') {
    await Promise.race([first.result, delay(random.below(KILLED_WITHIN))]);
    kill(workspace, first, fault);
  }
  await second?.result;
  const tooLong = delay(HANGS_AFTER, undefined, { ref: false });
  const result = await Promise.race([first.result, tooLong]);
  if (result === undefined) killHard(first);
  return result;
}

function kill(workspace: TemporaryWorkspace, command: RunningCommand, fault: Fault): void {
  try {
    if (fault !== 'emulator-killed') return killHard(command);
    const { pid } = JSON.parse(workspace.read('.local-aws/running.json')) as { pid: number };
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself before.
  }
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-12).join(' | ').slice(0, 900);
}
