import { join, resolve } from 'node:path';
import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { type LayerApp, appContext } from '@hipaa-cdk/layer';
import { layerNames } from '../layer-subjects';
import { type ContractUses, contractsOf } from '@hipaa-cdk/parameters';
import { App } from 'aws-cdk-lib';

/** The workspace whose layers these are. */
export const WORKSPACE = resolve(__dirname, '../../../..');

/** What became of the layers of one environment. */
export interface Synthesis {
  /** Layer -> what it publishes and reads. */
  readonly made: ReadonlyMap<string, ContractUses>;
  /** Layer -> code of the error that kept it from being synthesised. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Synthesises every layer that the environment has, in memory. */
export async function synthesiseAll(environment: Environment): Promise<Synthesis> {
  const made = new Map<string, ContractUses>();
  const refused = new Map<string, string>();
  for (const layer of layerNames(WORKSPACE).filter((name) => hasLayer(environment, name))) {
    const { app } = (await import(join(WORKSPACE, 'apps', layer, 'src', 'main.ts'))) as { app: LayerApp };
    const cdk = new App({ postCliContext: appContext, builtinCloudFormationValidation: false });
    try {
      const stack = app.addTo(cdk, environment);
      cdk.synth();
      made.set(layer, contractsOf(stack));
    } catch (error) {
      if (!UserError.is(error)) throw error;
      refused.set(layer, error.code);
    }
  }
  return { made, refused };
}

/** `layer/entry` that somebody reads and nobody publishes. */
export function unpublished({ made }: Synthesis): string[] {
  const entriesOf = (direction: keyof ContractUses) =>
    [...made.values()].flatMap((uses) =>
      uses[direction].flatMap(({ layer, entries }) => entries.map((entry) => `${layer}/${entry}`)),
    );
  const published = new Set(entriesOf('publishes'));
  return [...new Set(entriesOf('reads'))].filter((entry) => !published.has(entry)).sort();
}
