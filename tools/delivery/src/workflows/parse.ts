import { readFileSync } from 'node:fs';
import { workflowProblems } from './workflow-problems';

/** Fails when GitHub would refuse one of the workflows that are named. */
async function main(files: readonly string[]): Promise<void> {
  const problems = await Promise.all(files.map((file) => workflowProblems(file, readFileSync(file, 'utf8'))));
  for (const problem of problems.flat()) console.error(problem);
  // A pattern that finds no file must not pass for files without a problem.
  if (files.length === 0) console.error('expected workflows: none was named');
  process.exitCode = files.length > 0 && problems.flat().length === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
