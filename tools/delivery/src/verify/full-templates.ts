import { join } from 'node:path';
import { type Environment, canHaveLayer, environmentFor } from '@hipaa-cdk/environments';
import { type LayerApp, layerApp } from '@hipaa-cdk/layer';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { BUNDLING_STACKS } from 'aws-cdk-lib/cx-api';
import type { DeployedTemplate, TemplateBody } from '@hipaa-cdk/permissions';
import { namePrefix } from '../policy/deployed-templates';
import type { FullSettings } from './fullest-settings';

/** The template of a layer with settings turned on; undefined in an environment that cannot have the layer. */
export async function fullTemplate(
  workspaceRoot: string,
  { layer, settings, environment: changed }: FullSettings,
  asking: Environment,
): Promise<DeployedTemplate | undefined> {
  if (!canHaveLayer(asking, layer)) return undefined;
  const { app } = (await import(join(workspaceRoot, 'apps', layer, 'src', 'main.ts'))) as { app: LayerApp };
  const environment = changed?.(asking) ?? asking;
  // What the code of functions is bundled to changes no permission.
  const outer = layerApp(undefined, { [BUNDLING_STACKS]: [] });
  const stack = app.addTo(outer, environment, {
    ...app.settings(environment),
    ...(typeof settings === 'function' ? settings(environment) : settings),
  });
  const template = outer.synth().getStackArtifact(stack.artifactId).template as TemplateBody;
  const { name } = environmentFor(asking, layer);
  return { stackName: stackName(name, layer), prefix: namePrefix(name), template };
}
