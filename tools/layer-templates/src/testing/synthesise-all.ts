import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Environment, environmentFor, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { LayerApp } from '@hipaa-cdk/layer';
import type { ContractUses } from '@hipaa-cdk/parameters';
import { layerFolder, layerNames } from '../layer-folder';

/** The workspace whose layers these are. */
export const WORKSPACE = resolve(__dirname, '../../../..');

/** What became of the layers of one environment. */
export interface Synthesised {
  /** Layer -> what it publishes and reads. */
  readonly made: ReadonlyMap<string, ContractUses>;
  /** Layer -> code of the error that kept it from being synthesised. */
  readonly refused: ReadonlyMap<string, string>;
}

/** What a layer made of an environment, and what it asked on the way. */
interface Answer {
  readonly uses?: ContractUses;
  readonly refusal?: string;
  /** Another layer -> whether the environment has it, for each that the layer asked about. */
  readonly asked: ReadonlyMap<string, boolean>;
}

/**
 * Synthesises layers in this process, and keeps what they answered: a layer that has not asked about another one makes the
 * same without it.
 *
 * @param asked filled while a layer is synthesised, with what it asks about others; see `hasLayer`
 */
export class EveryLayer {
  private readonly answers = new Map<string, Answer[]>();

  constructor(private readonly asked: Map<string, boolean>) {}

  /** Synthesises every layer that the environment has. */
  of(environment: Environment): Synthesised {
    const made = new Map<string, ContractUses>();
    const refused = new Map<string, string>();
    for (const layer of layerNames(WORKSPACE).filter((name) => hasLayer(environment, name))) {
      const { uses, refusal } = this.known(layer, environment) ?? this.fresh(layer, environment);
      if (uses) made.set(layer, uses);
      if (refusal !== undefined) refused.set(layer, refusal);
    }
    return { made, refused };
  }

  /** What the layer made of an environment in which all that it asked about is as it is here. */
  private known(layer: string, environment: Environment): Answer | undefined {
    const seen = environmentFor(environment, layer);
    return this.answers
      .get(keyOf(layer, seen))
      ?.find(({ asked }) => [...asked].every(([other, there]) => hasLayer(seen, other) === there));
  }

  private fresh(layer: string, environment: Environment): Answer {
    this.asked.clear();
    const result = synthesise(layer, environment);
    const answer = { ...result, asked: new Map(this.asked) };
    const key = keyOf(layer, environmentFor(environment, layer));
    this.answers.set(key, [...(this.answers.get(key) ?? []), answer]);
    return answer;
  }
}

/** All that a layer is made from, but for which other layers there are. */
function keyOf(layer: string, seen: Environment): string {
  return JSON.stringify([layer, { ...seen, layers: undefined }]);
}

function synthesise(layer: string, environment: Environment): Pick<Answer, 'uses' | 'refusal'> {
  const folder = join(WORKSPACE, layerFolder(layer));
  const outdir = mkdtempSync(join(tmpdir(), `${layer}-`));
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which layers there are is known when it runs
    const { app } = require(join(folder, 'src', 'main')) as { readonly app: LayerApp };
    const { publishes, reads } = app.synth(environment, outdir, folder);
    return { uses: { publishes, reads } };
  } catch (error) {
    if (!UserError.is(error)) throw error;
    return { refusal: error.code };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** `layer/entry` that somebody reads and nobody publishes. */
export function unpublished({ made }: Synthesised): string[] {
  const entriesOf = (direction: keyof ContractUses) =>
    [...made.values()].flatMap((uses) =>
      uses[direction].flatMap(({ layer, entries }) => entries.map((entry) => `${layer}/${entry}`)),
    );
  const published = new Set(entriesOf('publishes'));
  return [...new Set(entriesOf('reads'))].filter((entry) => !published.has(entry)).sort();
}
