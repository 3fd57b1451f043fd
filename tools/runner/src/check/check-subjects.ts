import { join } from 'node:path';
import { type Subject, constructOrigins } from '@hipaa-cdk/compliance';
import { type Environment, canHaveLayer } from '@hipaa-cdk/environments';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { loadLayer, loadParts } from '../commands/load-layer';
import type { LayerNode } from '../request';
import { outputDirectory, readSynthesised } from '../synthesised-layer';
import { partSubjects } from './part-subjects';

/** Synthesises a layer for each of the environments that have it, and hands all of its templates over to be judged. */
export async function checkSubjects(
  workspaceRoot: string,
  layer: LayerNode,
  environments: readonly Environment[],
): Promise<Subject[]> {
  const root = join(workspaceRoot, layer.root);
  const app = await loadLayer(root, layer.name);
  const subjects: Subject[] = [];
  for (const environment of environments.filter((one) => canHaveLayer(one, layer.name))) {
    const directory = outputDirectory(workspaceRoot, layer.name, environment.name);
    app.synth(environment, directory);
    subjects.push(subject(directory, layer.name, environment));
    for (const part of await loadParts(root, environment))
      subjects.push(...partSubjects(layer.name, environment, part));
  }
  return subjects;
}

function subject(directory: string, layer: string, environment: Environment): Subject {
  const { manifest, template } = readSynthesised(directory);
  const source = join(directory, manifest.templateFile);
  return {
    name: `${layer} ${environment.name}`,
    template: template as CloudFormationTemplate,
    context: { dataClass: environment.dataClass, removal: environment.profile.removal },
    layer,
    environment: environment.name,
    source,
    origins: constructOrigins(source),
  };
}
