import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Exception } from '@hipaa-cdk/compliance';
import { UserError } from '@hipaa-cdk/errors';

/** Where a workspace keeps the findings that stay, and who answers for them. */
export const REGISTER = 'exceptions/register.ts';

/**
 * The exceptions of a workspace; one without the file has none.
 *
 * @throws UserError `REGISTER_MISSING` for a file that exports no list of that name
 */
export async function loadRegister(workspaceRoot: string): Promise<readonly Exception[]> {
  const file = join(workspaceRoot, REGISTER);
  if (!existsSync(file)) return [];
  const { register } = (await import(file)) as { readonly register?: readonly Exception[] };
  if (Array.isArray(register)) return register as readonly Exception[];
  throw new UserError({
    code: 'REGISTER_MISSING',
    message: `${REGISTER} exports no list "register"; expected \`export const register: readonly Exception[]\``,
  });
}
