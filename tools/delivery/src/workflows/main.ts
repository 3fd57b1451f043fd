import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allWorkflows } from './all-workflows';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');

/** Writes the workflows, or fails when those that are there are not what would be written. */
function main(verb: string | undefined): void {
  for (const [file, text] of allWorkflows()) {
    const path = join(workspaceRoot, file);
    if (verb === 'write') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      console.error(`${file} is out of date\n  → npx nx run delivery-tools:generate`);
      process.exitCode = 1;
    }
  }
}

main(process.argv[2]);
