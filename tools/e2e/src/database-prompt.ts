import { spawnSync } from 'node:child_process';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

/** What the prompt on the local database says to lines that are typed. */
export function typedAtPrompt({ root: cwd, port }: TemporaryWorkspace, input: string): string {
  const args = ['--import', 'tsx', 'tools/database-prompt/src/main.ts', '--env=local'];
  const env = { ...process.env, LOCAL_AWS_PORT: String(port) };
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env, input });
  return stdout + stderr;
}
