import { layersOf, producersReadBy } from '@hipaa-cdk/nx-cdk';
import type { ProjectGraph } from '@nx/devkit';

/** The layers and who reads whose contract, as a Mermaid flowchart. */
export function layerPicture(graph: ProjectGraph): string {
  const layers = layersOf(graph);
  const boxes = layers.map((layer) => `  ${layer}[${layer}]`);
  const arrows = layers.flatMap((reader) =>
    producersReadBy(graph, reader).map((producer) => `  ${producer} -->|contract| ${reader}`),
  );
  return ['```mermaid', 'flowchart LR', ...boxes, ...arrows.sort(), '```'].join('\n');
}
