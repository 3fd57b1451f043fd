import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { judgeMutations } from './gate';
import type { Mutation } from './mutation';
import { installTestGlobals, restoreMocks } from './specs/spec-file';
import { SpecRuns } from './specs/spec-runs';
import { WatchedTemplates } from './specs/watched-templates';

/** Who noticed. */
export type KilledBy = 'own packs' | 'public packs' | 'specs';

/** How a mutation came out. */
export interface Outcome {
  readonly mutation: Mutation;
  /** @default - nobody noticed: the mutation survives */
  readonly killedBy?: KilledBy;
  /** The rule with a finding, or the test that went red. */
  readonly killer?: string;
}

/** Says one line about what is going on. */
export type Say = (line: string) => void;

/**
 * Shows each mutation to the gate, and what the gate lets pass to the tests of its layer, and then to those of the libraries that
 * layers are made of. Whoever is named as a killer has been seen to have a finding or to go red.
 */
export async function verify(
  workspaceRoot: string,
  mutations: readonly Mutation[],
  say: Say,
): Promise<Outcome[]> {
  const outcomes = new Map<Mutation, Outcome>();
  const isOpen = (mutation: Mutation): boolean => !outcomes.has(mutation);
  const specs = new Specs(workspaceRoot);
  for (const layer of new Set(mutations.map((mutation) => mutation.layer))) {
    const own = mutations.filter((mutation) => mutation.layer === layer);
    for (const [mutation, { by, rule }] of await judgeMutations(own))
      outcomes.set(mutation, { mutation, killedBy: by, killer: rule });
    const found = own.length - own.filter(isOpen).length;
    for (const outcome of await specs.killed(`apps/${layer}`, own.filter(isOpen)))
      outcomes.set(outcome.mutation, outcome);
    const left = own.filter(isOpen).length;
    say(
      `${layer}: of ${own.length} the gate finds ${found}, and tests of the layer ${own.length - found - left}`,
    );
  }
  for (const outcome of await specs.killed('libs', mutations.filter(isOpen)))
    outcomes.set(outcome.mutation, outcome);
  if (specs.red.length > 0)
    say(`red with templates that nobody has broken, and no answer to anything: ${specs.red.join(', ')}`);
  return mutations.map((mutation) => outcomes.get(mutation) ?? { mutation });
}

/** The tests of the workspace, a folder at a time. */
class Specs {
  private readonly templates = new WatchedTemplates();
  /** Tests that are red without a mutation. */
  readonly red: string[] = [];
  private isInstalled = false;

  constructor(private readonly workspaceRoot: string) {}

  /** Shows mutations to the tests in a folder. */
  async killed(folder: string, mutations: readonly Mutation[]): Promise<Outcome[]> {
    if (mutations.length === 0) return [];
    if (!this.isInstalled) {
      installTestGlobals();
      this.templates.install();
      this.isInstalled = true;
    }
    const runs = await SpecRuns.of(specsIn(join(this.workspaceRoot, folder)), this.templates, (file) =>
      relative(this.workspaceRoot, file).replaceAll(sep, '/'),
    );
    this.red.push(...runs.red);
    const killed: Outcome[] = [];
    for (const mutation of mutations) {
      const killer = await runs.killer(mutation);
      if (killer) killed.push({ mutation, killedBy: 'specs', killer });
    }
    restoreMocks();
    return killed;
  }
}

function specsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts') && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .sort();
}
