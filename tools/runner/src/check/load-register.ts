import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Correction, Exception } from '@hipaa-cdk/compliance';
import { UserError } from '@hipaa-cdk/errors';

/** Where a workspace keeps the findings that stay, and who answers for them. */
export const REGISTER = 'exceptions/register.ts';

/**
 * The exceptions of a workspace; one without the file has none.
 *
 * @throws UserError `REGISTER_MISSING` for a file that exports no list of that name
 */
export async function loadRegister(workspaceRoot: string): Promise<readonly Exception[]> {
  return loadList<Exception>(workspaceRoot, REGISTER, 'register');
}

/** Where a workspace says what public rules are wrong about, beside what they are wrong about for everybody. */
export const CORRECTIONS = 'exceptions/corrections.ts';

/**
 * The corrections of a workspace; one without the file has none.
 *
 * @throws UserError `REGISTER_MISSING` for a file that exports no list of that name
 */
export async function loadCorrections(workspaceRoot: string): Promise<readonly Correction[]> {
  return loadList<Correction>(workspaceRoot, CORRECTIONS, 'corrections');
}

async function loadList<T>(workspaceRoot: string, path: string, name: string): Promise<readonly T[]> {
  const file = join(workspaceRoot, path);
  if (!existsSync(file)) return [];
  const list = ((await import(file)) as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(list)) return list as readonly T[];
  throw new UserError({
    code: 'REGISTER_MISSING',
    message: `${path} exports no list "${name}"; expected \`export const ${name}: readonly ...[]\``,
  });
}
