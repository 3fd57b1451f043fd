import { join } from 'node:path';
import type { Environment } from '@hipaa-cdk/environments';
import type { LayerPart } from '@hipaa-cdk/layer';
import { type LayerSubject, layerNames } from '@hipaa-cdk/layer-templates';
import { partSubjects } from '@hipaa-cdk/runner/part-subjects';

/** What layers publish beside their own templates, in every combination that decides on controls. */
export async function publishedSubjects(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<LayerSubject[]> {
  const subjects: LayerSubject[] = [];
  for (const layer of layerNames(workspaceRoot)) {
    const main = join(workspaceRoot, 'apps', layer, 'src', 'main.ts');
    const { parts } = (await import(main)) as { parts?: (environment: Environment) => readonly LayerPart[] };
    for (const environment of environments) {
      const published = (parts?.(environment) ?? []).flatMap((part) =>
        partSubjects(layer, environment, part),
      );
      subjects.push(...published.map((subject) => ({ ...subject, layer, environment: environment.name })));
    }
  }
  return subjects;
}
