import { layerPath } from '@hipaa-cdk/parameters/path';
import type { DeployedTemplate } from '@hipaa-cdk/permissions';

/** Layers of an environment whose templates publish values in the Parameter Store, in alphabetical order. */
export function publishingLayers(
  templates: readonly DeployedTemplate[],
  environment: string,
): readonly string[] {
  const names = templates.flatMap(({ template }) =>
    Object.values(template.Resources ?? {})
      .filter(({ Type }) => Type === 'AWS::SSM::Parameter')
      .map(({ Properties }) => (Properties as { readonly Name?: unknown } | undefined)?.Name),
  );
  const before = layerPath(environment, '').slice(0, -1);
  const layers = names
    .filter((name): name is string => typeof name === 'string' && name.startsWith(before))
    .map((name) => name.slice(before.length).split('/'))
    .filter(([layer = '', entry]) => entry !== undefined && !layer.startsWith('_'))
    .map(([layer = '']) => layer);
  return [...new Set(layers)].sort();
}
