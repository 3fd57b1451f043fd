import type { Subject } from '@hipaa-cdk/compliance';
import type { Environment } from '@hipaa-cdk/environments';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { type LayerAssembly, synthesise } from './synthesis';

/** A template of a layer as it is, before anything is broken. */
export type LayerSubject = Subject & { readonly layer: string; readonly environment: string };

/** Synthesises the layers for each of the environments that have them, leaving no file behind. */
export async function layerSubjects(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<LayerSubject[]> {
  const byName = new Map(environments.map((environment) => [environment.name, environment]));
  const assemblies = await synthesise({ workspaceRoot, environments });
  return assemblies.map((made) => layerSubject(made, byName.get(made.environment) as Environment));
}

/** The template of an assembly, to be judged as its environment asks for. */
export function layerSubject({ layer, template }: LayerAssembly, environment: Environment): LayerSubject {
  const { name, dataClass, profile } = environment;
  return {
    name: `${layer} ${name}`,
    template: template as CloudFormationTemplate,
    context: { dataClass, removal: profile.removal },
    layer,
    environment: name,
  };
}
