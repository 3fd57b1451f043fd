import { resolve } from 'node:path';
import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { ContractUses } from '@hipaa-cdk/parameters';
import { layerNames } from '../layer-folder';
import type { Synthesis } from '../synthesis';

/** The workspace whose layers these are. */
export const WORKSPACE = resolve(__dirname, '../../../..');

/** What became of the layers of one environment. */
export interface Synthesised {
  /** Layer -> what it publishes and reads. */
  readonly made: ReadonlyMap<string, ContractUses>;
  /** Layer -> code of the error that kept it from being synthesised. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Synthesises every layer that the environment has. */
export async function synthesiseAll(
  synthesis: Synthesis,
  environment: Environment,
  folder: string,
): Promise<Synthesised> {
  const made = new Map<string, ContractUses>();
  const refused = new Map<string, string>();
  for (const layer of layerNames(WORKSPACE).filter((name) => hasLayer(environment, name))) {
    try {
      const assembly = await synthesis.synthesise({ layer, environment, folder });
      if (assembly) made.set(layer, assembly.manifest);
    } catch (error) {
      if (!UserError.is(error)) throw error;
      refused.set(layer, error.code);
    }
  }
  return { made, refused };
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
