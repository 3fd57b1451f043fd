import type { AnyContract, EntryType } from '@hipaa-cdk/contract';
import { type Environment, environmentFor, isIdleCompute } from '@hipaa-cdk/environments';
import { type LayerSubject, layerSubjects } from '@hipaa-cdk/layer-templates';
import { parameterPath } from '@hipaa-cdk/parameters';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the layers of an environment publish, as their templates say: some contracts are published only where there is
 * something to publish.
 */
export async function publishedEntries(
  workspaceRoot: string,
  environment: Environment,
): Promise<PublishedEntry[]> {
  const subjects = await layerSubjects(workspaceRoot, [environment]);
  return entriesPublishedBy(subjects, environment, await knownContracts(workspaceRoot));
}

/**
 * The same, of templates that are there already.
 *
 * @param subjects templates of this environment, and maybe of others
 */
export function entriesPublishedBy(
  subjects: readonly LayerSubject[],
  environment: Environment,
  contracts: readonly AnyContract[],
): PublishedEntry[] {
  return subjects
    .filter((one) => one.environment === environment.name && !isIdleCompute(environment, one.layer))
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

/** One value that an environment publishes, without the value. */
export interface PublishedEntry {
  readonly layer: string;
  readonly entry: string;
  readonly type: EntryType;
  readonly description: string;
  /** Its name in the Parameter Store. */
  readonly path: string;
}

/** `network`, `vpcId` becomes `network_vpc_id`. */
export function snakeName({ layer, entry }: Pick<PublishedEntry, 'layer' | 'entry'>): string {
  const words = entry.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return `${layer.replaceAll('-', '_')}_${words}`;
}

/** Every contract that a library below `libs/contracts` exports, alone or in a record. */
export async function knownContracts(workspaceRoot: string): Promise<AnyContract[]> {
  const folder = join(workspaceRoot, 'libs', 'contracts');
  const found: AnyContract[] = [];
  for (const name of readdirSync(folder).sort()) {
    const exported = (await import(join(folder, name, 'src', 'index.ts'))) as object;
    found.push(...Object.values(exported).flatMap(contractsIn));
  }
  return [...new Set(found)];
}

function contractsIn(value: unknown): AnyContract[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isContract(value)) return [value];
  return Object.values(value).filter((one): one is AnyContract => isContract(one));
}

function isContract(value: unknown): value is AnyContract {
  return (
    typeof value === 'object' &&
    value !== null &&
    'layer' in value &&
    'entries' in value &&
    'revision' in value
  );
}
