import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  DEFAULT_ENVIRONMENT,
  type Environment,
  environmentFile,
  findEnvironment,
} from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { askedEnvironment } from './command-options';
import type { Progress } from './progress/progress';
import type { RunRequest, LayerNode, TaskRequest } from './request';

/** Everything that can be found wrong before anything is loaded, opened or changed. */
export function prepare(request: RunRequest, progress: Progress): Environment {
  const environment = chosenEnvironment(request);
  progress.say(announce(environment, request.environmentGiven));
  assertKnownLayers(environment, request);
  assertNoCycle(request.layers, request.tasks);
  return environment;
}

function assertKnownLayers(environment: Environment, request: RunRequest): void {
  const { layers } = environment;
  if (layers === 'all') return;
  const known = new Set(request.layers.map(({ name }) => name));
  const unknown = ('only' in layers ? layers.only : layers.except).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new UserError({
    code: 'LAYER_UNKNOWN',
    message: `environment ${environment.name} lists ${unknown.join(', ')} among its layers; expected folders of apps: ${[...known].join(', ')}`,
    remedy: `mend ${environmentFile(environment.name)}`,
  });
}

/**
 * The one environment of a run.
 *
 * @throws UserError `ENVIRONMENT_UNKNOWN`, `ENVIRONMENT_AMBIGUOUS` or `ENVIRONMENT_INVALID`
 */
export function chosenEnvironment(request: RunRequest): Environment {
  const names = [...new Set(request.tasks.map(({ options }) => askedEnvironment(options).name))];
  const [name = DEFAULT_ENVIRONMENT, other] = names;
  if (other === undefined) return findEnvironment(name);
  throw new UserError({
    code: 'ENVIRONMENT_AMBIGUOUS',
    message: `one run serves one environment; got ${names.join(' and ')}`,
  });
}

/** First line of every run: where it will act. */
export function announce(environment: Environment, given: boolean): string {
  const where = environment.target === 'embedded' ? 'embedded AWS' : 'AWS';
  const how = given ? '' : ' (no --env given)';
  return `environment ${environment.name}${how}: ${where}, account ${environment.account}, region ${environment.region}`;
}

/** Where a workspace says what its application is called and where it runs. */
export const PLATFORM = 'platform/index.ts';

/** Seconds within which a platform is loaded, which takes a tenth of one. */
const LOADED_WITHIN = 60;

/** A file that never ends keeps its thread for good: another one says so, and ends the process. */
const WATCH = `const { workerData: { seconds, text } } = require('node:worker_threads');
setTimeout(() => {
  require('node:fs').writeSync(2, text);
  process.kill(process.pid, 'SIGKILL');
}, 1000 * seconds);`;

/**
 * Loads the platform of a workspace: everything that asks for an environment afterwards gets those of that file. A file that never
 * ends ends the process, with a line.
 *
 * @param within seconds
 * @throws UserError `PLATFORM_MISSING`
 */
export function loadPlatform(workspaceRoot: string, within = LOADED_WITHIN): void {
  const file = join(workspaceRoot, PLATFORM);
  if (!existsSync(file)) {
    throw new UserError({
      code: 'PLATFORM_MISSING',
      message: `there is no ${PLATFORM} in ${workspaceRoot}; expected a file that calls definePlatform({ application, environments })`,
    });
  }
  const text = `PLATFORM_ENDLESS: ${PLATFORM} was not loaded within ${within} s; expected a tenth of one\n  → look in platform for a loop that never ends\n`;
  const watch = new Worker(WATCH, { eval: true, workerData: { seconds: within, text } });
  watch.unref();
  try {
    createRequire(file)(file);
  } finally {
    void watch.terminate();
  }
}

/** Commands that need to know which layer comes first. */
const ORDERED: ReadonlySet<string> = new Set(['deploy', 'destroy', 'rehearse']);

type Nodes = ReadonlyMap<string, LayerNode>;

/**
 * Refuses to order layers that read each other's contracts in a circle: none of them could be the first.
 *
 * @param layers every layer of the workspace
 * @throws UserError `CONTRACT_CYCLE` with the shortest circle that one of the tasks is in, and the imports that make it
 */
export function assertNoCycle(layers: readonly LayerNode[], tasks: readonly TaskRequest[]): void {
  const nodes: Nodes = new Map(layers.map((layer) => [layer.name, layer]));
  const cycles = tasks
    .filter(({ command }) => ORDERED.has(command))
    .map(({ layer }) => shortestCycle(layer, nodes))
    .filter((cycle) => cycle.length > 0);
  const [cycle] = cycles.sort((one, other) => one.length - other.length);
  if (!cycle) return;
  const imports = cycle.slice(1).map((producer, index) => importText(cycle[index] ?? '', producer, nodes));
  throw new UserError({
    code: 'CONTRACT_CYCLE',
    message: `layers read each other in a circle, so none of them can be the first: ${cycle.join(' → ')}\n${imports.join('\n')}`,
    remedy:
      'take one of these imports out: write the value in the config.ts of its reader, or move what both need to a layer that both read',
  });
}

/** From a layer back to itself, by way of the contracts that each reads; empty when there is no way. */
function shortestCycle(start: string, nodes: Nodes): readonly string[] {
  const seen = new Set<string>();
  const open: (readonly string[])[] = [[start]];
  for (let path = open.shift(); path; path = open.shift()) {
    for (const producer of nodes.get(path.at(-1) ?? '')?.reads ?? []) {
      if (producer === start) return [...path, start];
      if (seen.has(producer)) continue;
      seen.add(producer);
      open.push([...path, producer]);
    }
  }
  return [];
}

function importText(reader: string, producer: string, nodes: Nodes): string {
  const node = nodes.get(reader);
  const chain = node?.imports?.[producer] ?? [];
  return `  ✖ ${reader} reads ${producer}: ${[node?.root ?? reader, ...chain].join(' imports ')}`;
}
