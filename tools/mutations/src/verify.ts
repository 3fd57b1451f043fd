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
  for (const [mutation, { by, rule }] of await judgeMutations(mutations))
    outcomes.set(mutation, { mutation, killedBy: by, killer: rule });
  const open = () => mutations.filter((mutation) => !outcomes.has(mutation));
  say(
    `the gate has a finding about ${outcomes.size} of ${mutations.length}; the others are shown to the tests`,
  );
  if (open().length === 0) return mutations.map((mutation) => outcomes.get(mutation) ?? { mutation });
  installTestGlobals();
  const templates = new WatchedTemplates();
  templates.install();
  const red: string[] = [];
  const show = async (folder: string, left: readonly Mutation[]): Promise<void> => {
    if (left.length === 0) return;
    const runs = await SpecRuns.of(specsIn(join(workspaceRoot, folder)), templates, (file) =>
      relative(workspaceRoot, file).replaceAll(sep, '/'),
    );
    red.push(...runs.red);
    for (const mutation of left) {
      const killer = await runs.killer(mutation);
      if (killer) outcomes.set(mutation, { mutation, killedBy: 'specs', killer });
    }
    say(
      `${folder}: ${left.filter((mutation) => outcomes.has(mutation)).length} of ${left.length} turn a test red`,
    );
  };
  for (const layer of new Set(open().map((mutation) => mutation.layer)))
    await show(
      `apps/${layer}`,
      open().filter((mutation) => mutation.layer === layer),
    );
  await show('libs', open());
  restoreMocks();
  if (red.length > 0)
    say(`red with templates that nobody has broken, and no answer to anything: ${red.join(', ')}`);
  return mutations.map((mutation) => outcomes.get(mutation) ?? { mutation });
}

function specsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts') && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .sort();
}
