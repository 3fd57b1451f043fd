import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, isLayerEnabled } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { layerNames } from '@hipaa-cdk/layer-templates';

/** A template that `synth` has written. */
export interface SynthesisedTemplate {
  readonly layer: string;
  readonly environment: string;
  /** Absolute path of the file. */
  readonly path: string;
}

const TEMPLATE = '.template.json';

/**
 * The templates of layers in all environments. One that is missing is an error: what was not judged must not pass.
 *
 * @param layers all layers of the workspace when left out
 * @throws UserError `SECOND_OPINION_TEMPLATES_MISSING`
 */
export function synthesisedTemplates(
  workspace: string,
  environments: readonly Pick<Environment, 'name' | 'layers'>[],
  layers: readonly string[] = layerNames(workspace),
): readonly SynthesisedTemplate[] {
  const wanted = environments.flatMap(({ name, layers: selection }) =>
    layers.filter((layer) => isLayerEnabled(selection, layer)).map((layer) => ({ layer, environment: name })),
  );
  const found = wanted.map((one) => ({ ...one, files: templatesIn(workspace, one.layer, one.environment) }));
  const missing = found.filter(({ files }) => files.length === 0);
  if (missing.length > 0) throw notSynthesised(missing);
  return found.flatMap(({ layer, environment, files }) =>
    files.map((path) => ({ layer, environment, path })),
  );
}

function templatesIn(workspace: string, layer: string, environment: string): string[] {
  const folder = join(workspace, 'dist', 'cdk', layer, environment);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(TEMPLATE))
    .map((file) => join(folder, file));
}

function notSynthesised(missing: readonly { layer: string; environment: string }[]): UserError {
  const environments = [...new Set(missing.map(({ environment }) => environment))];
  return new UserError({
    code: 'SECOND_OPINION_TEMPLATES_MISSING',
    message: `There is no template of ${missing.map(({ layer, environment }) => `${layer} in ${environment}`).join(', ')}.`,
    remedy: environments.map((name) => `npx nx run-many -t synth --env=${name}`).join('\n'),
  });
}
