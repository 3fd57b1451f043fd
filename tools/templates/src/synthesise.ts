import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPUTES, type Environment, hasLayer } from '@hipaa-cdk/environments';
import type { LayerApp, LayerPart } from '@hipaa-cdk/layer';
import { layerNames } from '@hipaa-cdk/layer-templates';
import { allEnvironments } from '@hipaa-cdk/platform';

/**
 * `node --import tsx synthesise.ts <folder>`: writes what every layer of the workspace in the current folder makes into
 * `<folder>/<layer> <environment> <compute>/`. It is copied into another commit's workspace and run there, so it may
 * only need what every commit has: these packages, and `app` and `parts` of a layer's `main.ts`.
 */
async function synthesiseAll(workspace: string, folder: string): Promise<void> {
  for (const layer of layerNames(workspace)) {
    const { app, parts } = (await import(join(workspace, 'apps', layer, 'src', 'main.ts'))) as {
      readonly app: LayerApp;
      readonly parts?: (environment: Environment) => readonly LayerPart[];
    };
    for (const environment of environmentsOf(layer)) {
      const assembly = join(folder, `${layer} ${environment.name} ${environment.compute}`);
      app.synth(environment, assembly);
      for (const part of parts?.(environment) ?? []) writePart(assembly, part);
    }
  }
}

/** Every environment that has the layer, on each compute that it could choose. */
function environmentsOf(layer: string): Environment[] {
  return allEnvironments()
    .flatMap((environment) => COMPUTES.map((compute) => ({ ...environment, compute })))
    .filter((environment) => hasLayer(environment, layer));
}

/** A product, which is a template that others launch. */
function writePart(assembly: string, { name, version, template }: LayerPart): void {
  const folder = join(assembly, 'products');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name} ${version}.template.json`), JSON.stringify(template, null, 1));
}

synthesiseAll(process.cwd(), process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
