import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs Nx of this workspace.
 *
 * @param {readonly string[]} args
 * @param {(text: string) => void} [onText] gets everything that Nx prints; without it Nx keeps the terminal to itself
 * @returns {Promise<number>} exit code
 */
export function nx(args, onText) {
  const folder = join('node_modules', 'nx');
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const child = spawn(process.execPath, [join(folder, bin.nx), ...args], {
    stdio: onText ? ['inherit', 'pipe', 'pipe'] : 'inherit',
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onText);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
