import { contractsReadBy, layersOf } from '@hipaa-cdk/nx-cdk';
import type { ProjectGraph } from '@nx/devkit';

/** Tag by which a layer says in its project.json that it reads a contract. */
const CONSUMES = 'consumes:';

/** Where layers read other contracts than they declare: one line each. */
export function undeclaredContracts(graph: ProjectGraph): string[] {
  return layersOf(graph).flatMap((layer) => {
    const { root, tags = [] } = graph.nodes[layer]?.data ?? { root: '' };
    const declared = tags.filter((tag) => tag.startsWith(CONSUMES)).map((tag) => tag.slice(CONSUMES.length));
    const read = contractsReadBy(graph, layer);
    return [
      ...read
        .filter((contract) => !declared.includes(contract))
        .map(
          (contract) =>
            `${layer} reads ${contract}; expected "${CONSUMES}${contract}" among the tags of ${root}/project.json`,
        ),
      ...declared
        .filter((contract) => !read.includes(contract))
        .map(
          (contract) =>
            `${layer} does not read ${contract}; expected no "${CONSUMES}${contract}" in ${root}/project.json`,
        ),
    ];
  });
}
