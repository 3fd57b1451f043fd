import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyContract } from '@hipaa-cdk/contract';

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
