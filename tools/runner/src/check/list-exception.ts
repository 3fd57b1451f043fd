import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ListException } from '@hipaa-cdk/compliance';

/** Where a workspace answers for a list of eligible services that is older than it may be. */
const LIST_EXCEPTION = 'exceptions/eligible-list.ts';

/** The signed entry of a workspace; one without the file has none. */
export async function loadListException(workspaceRoot: string): Promise<ListException | undefined> {
  const file = join(workspaceRoot, LIST_EXCEPTION);
  if (!existsSync(file)) return undefined;
  const { listException } = (await import(file)) as { readonly listException?: ListException };
  return listException;
}
