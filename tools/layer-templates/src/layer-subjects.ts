import { mkdtempSync, readFileSync, rmSync, existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '@hipaa-cdk/compliance';
import { type Environment, canHaveLayer } from '@hipaa-cdk/environments';
import type { LayerApp } from '@hipaa-cdk/layer';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';

/** A template of a layer as it is, before anything is broken. */
export type LayerSubject = Subject & { readonly layer: string; readonly environment: string };

/** Synthesises the layers for each of the environments that have them, leaving no file behind. */
export async function layerSubjects(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<LayerSubject[]> {
  const subjects: LayerSubject[] = [];
  for (const layer of layerNames(workspaceRoot)) {
    const main = join(workspaceRoot, 'apps', layer, 'src', 'main.ts');
    const { app } = (await import(main)) as { app: LayerApp };
    const having = environments.filter((environment) => canHaveLayer(environment, layer));
    subjects.push(...having.map((environment) => layerSubject(app, layer, environment)));
  }
  return subjects;
}

function layerSubject(app: LayerApp, layer: string, environment: Environment): LayerSubject {
  const { name, dataClass, profile } = environment;
  const directory = mkdtempSync(join(tmpdir(), 'mutations-'));
  try {
    app.synth(environment, directory);
    const { templateFile } = JSON.parse(readFileSync(join(directory, 'layer.json'), 'utf8')) as {
      templateFile: string;
    };
    const template = JSON.parse(
      readFileSync(join(directory, templateFile), 'utf8'),
    ) as CloudFormationTemplate;
    const context = { dataClass, removal: profile.removal };
    return { name: `${layer} ${name}`, template, context, layer, environment: name };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Names of the layers, in alphabetical order: the folders of apps that a `cdk.json` makes one. */
export function layerNames(workspaceRoot: string): readonly string[] {
  const apps = join(workspaceRoot, 'apps');
  return readdirSync(apps)
    .filter((name) => existsSync(join(apps, name, 'cdk.json')))
    .sort();
}
