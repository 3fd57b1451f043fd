import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { judgeMutations } from './gate';
import type { Mutation, Outcome } from './mutation';
import { type Noted, Notes, type Passed } from './notes';
import { Progress } from './progress';
import { installTestGlobals, restoreMocks } from './specs/spec-file';
import { SpecRuns } from './specs/spec-runs';
import { WatchedTemplates } from './specs/watched-templates';

/** Says one line about what is going on. */
export type Say = (line: string) => void;

/**
 * Shows each mutation to the gate, and what the gate lets pass to the tests of its layer, and then to those of the libraries that
 * layers are made of. Whoever is named as a killer has been seen to have a finding or to go red.
 *
 * @param notes what a run that was stopped has seen, and where this one writes down what it sees
 */
export async function verify(
  workspaceRoot: string,
  mutations: readonly Mutation[],
  say: Say,
  notes: Notes = Notes.none(),
): Promise<Outcome[]> {
  const specs = new Specs(workspaceRoot, notes, say);
  const isOpen = (mutation: Mutation, ...passed: readonly Passed[]): boolean => {
    const noted = notes.get(mutation);
    return noted === undefined || (noted.passed !== undefined && passed.includes(noted.passed));
  };
  for (const layer of new Set(mutations.map((mutation) => mutation.layer))) {
    const own = mutations.filter((mutation) => mutation.layer === layer);
    const unseen = own.filter((mutation) => isOpen(mutation));
    await judgeMutations(
      unseen,
      (mutation, { by, rule }) => notes.set(mutation, { killedBy: by, killer: rule }),
      say,
    );
    for (const mutation of unseen) if (isOpen(mutation)) notes.set(mutation, { passed: 'gate' });
    await specs.show(
      `apps/${layer}`,
      own.filter((mutation) => isOpen(mutation, 'gate')),
      'layer',
    );
    const by = (kind: RegExp): number =>
      own.filter((mutation) => kind.test(notes.get(mutation)?.killedBy ?? '')).length;
    say(`${layer}: of ${own.length} the gate finds ${by(/packs$/)}, and tests of the layer ${by(/^specs$/)}`);
  }
  await specs.show(
    'libs',
    mutations.filter((mutation) => isOpen(mutation, 'layer')),
    'everybody',
  );
  if (specs.red.length > 0)
    say(`red with templates that nobody has broken, and no answer to anything: ${specs.red.join(', ')}`);
  return mutations.map((mutation) => ({ mutation, ...killerIn(notes.get(mutation)) }));
}

function killerIn({ killedBy, killer }: Noted = {}): Pick<Outcome, 'killedBy' | 'killer'> {
  return { ...(killedBy && { killedBy }), ...(killer !== undefined && { killer }) };
}

/** The tests of the workspace, a folder at a time. */
class Specs {
  private readonly templates = new WatchedTemplates();
  /** Tests that are red without a mutation. */
  readonly red: string[] = [];
  private isInstalled = false;

  constructor(
    private readonly workspaceRoot: string,
    private readonly notes: Notes,
    private readonly say: Say,
  ) {}

  /** Shows mutations to the tests in a folder. @param passed what is true of a mutation that none of them notices */
  async show(folder: string, mutations: readonly Mutation[], passed: Passed): Promise<void> {
    if (mutations.length === 0) return;
    if (!this.isInstalled) {
      installTestGlobals();
      this.templates.install();
      this.isInstalled = true;
    }
    const runs = await SpecRuns.of(specsIn(join(this.workspaceRoot, folder)), this.templates, (file) =>
      relative(this.workspaceRoot, file).replaceAll(sep, '/'),
    );
    this.red.push(...runs.red);
    const progress = new Progress(`tests in ${folder}`, mutations.length, this.say);
    for (const mutation of mutations) {
      const killer = await runs.killer(mutation);
      this.notes.set(mutation, killer === undefined ? { passed } : { killedBy: 'specs', killer });
      progress.add(1);
    }
    restoreMocks();
  }
}

function specsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts') && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .sort();
}
