import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { contractReadme, contractsIn } from './contract-readme';
import type { Publishable } from './publishable';

/**
 * The README of a package: the one beside its sources or, of contracts, one written from what they promise.
 *
 * @throws UserError `README_MISSING`
 */
export async function readmeOf(workspaceRoot: string, { root, manifest }: Publishable): Promise<string> {
  const file = join(workspaceRoot, root, 'README.md');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const exported = (await import(join(workspaceRoot, root, 'src', 'index.ts'))) as Record<string, unknown>;
  const contracts = contractsIn(exported);
  if (contracts.size > 0) return contractReadme(manifest, contracts);
  throw new UserError({
    code: 'README_MISSING',
    message: `${manifest.name} has no README.md in ${root}; expected one with a first example`,
  });
}
