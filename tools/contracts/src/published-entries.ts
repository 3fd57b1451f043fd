import type { AnyContract } from '@hipaa-cdk/contract';
import { type Environment, environmentFor, isIdleCompute } from '@hipaa-cdk/environments';
import { layerSubjects } from '@hipaa-cdk/layer-templates';
import { parameterPath } from '@hipaa-cdk/parameters';
import { knownContracts } from './known-contracts';
import type { PublishedEntry } from './published-entry';

/**
 * What the layers of an environment publish, as their templates say: some contracts are published only where there is
 * something to publish.
 */
export async function publishedEntries(
  workspaceRoot: string,
  environment: Environment,
): Promise<PublishedEntry[]> {
  const contracts = await knownContracts(workspaceRoot);
  const subjects = await layerSubjects(workspaceRoot, [environment]);
  return subjects
    .filter(({ layer }) => !isIdleCompute(environment, layer))
    .flatMap(({ layer, template }) => {
      const { name } = environmentFor(environment, layer);
      const paths = new Set(
        Object.values(template.Resources)
          .filter(({ Type }) => Type === 'AWS::SSM::Parameter')
          .map(({ Properties }) => Properties?.['Name']),
      );
      return entriesOf(contracts, layer)
        .map((one) => ({ ...one, path: parameterPath(name, layer, one.entry) }))
        .filter(({ path }) => paths.has(path));
    });
}

function entriesOf(contracts: readonly AnyContract[], layer: string): Omit<PublishedEntry, 'path'>[] {
  return contracts
    .filter((contract) => contract.layer === layer)
    .flatMap(({ entries }) =>
      Object.entries(entries).map(([entry, { type, description }]) => ({ layer, entry, type, description })),
    );
}
