import { join } from 'node:path';
import { type Subject, constructOrigins } from '@hipaa-cdk/compliance';
import { type Environment, canHaveLayer } from '@hipaa-cdk/environments';
import type { CloudFormationTemplate } from '@hipaa-cdk/template-rules';
import { loadLayer } from '../commands/load-layer';
import type { LayerNode } from '../request';
import { outputDirectory, readSynthesised } from '../synthesised-layer';

/** Synthesises a layer for each of the environments that have it, and hands the templates over to be judged. */
export async function checkSubjects(
  workspaceRoot: string,
  layer: LayerNode,
  environments: readonly Environment[],
): Promise<Subject[]> {
  const app = await loadLayer(join(workspaceRoot, layer.root), layer.name);
  return environments
    .filter((environment) => canHaveLayer(environment, layer.name))
    .map((environment) => {
      const directory = outputDirectory(workspaceRoot, layer.name, environment.name);
      app.synth(environment, directory);
      return subject(directory, layer.name, environment);
    });
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
