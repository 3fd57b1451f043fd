import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allWorkflows } from './all-workflows';
import { workflowProblems } from './workflow-problems';

const FOLDER = join('.github', 'workflows');

/** Writes the workflows, or fails when those that are there are not what would be written, or GitHub would refuse one. */
async function main(verb: string | undefined, workspaceRoot: string): Promise<void> {
  for (const [file, text] of allWorkflows()) {
    const path = join(workspaceRoot, file);
    if (verb === 'write') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      fail(`${file} is out of date\n  → npx nx run delivery-tools:generate`);
    }
  }
  if (verb === 'verify') (await refusals(join(workspaceRoot, FOLDER))).forEach(fail);
}

/** What GitHub would refuse in the workflows of a folder, whoever wrote them. */
async function refusals(folder: string): Promise<string[]> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)) : [];
  const problems = files.map((file) => workflowProblems(file, readFileSync(join(folder, file), 'utf8')));
  return (await Promise.all(problems)).flat();
}

function fail(problem: string): void {
  console.error(problem);
  process.exitCode = 1;
}

const [verb, root = join(__dirname, '..', '..', '..', '..')] = process.argv.slice(2);
void main(verb, root);
