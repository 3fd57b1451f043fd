import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, ended } from './inspection';
import type { Question } from './programs/answer';

/** Asks a program of this folder about projects, in a process of its own and so beside the others. */
export async function runProgram(
  name: 'lint' | 'typecheck',
  workspaceRoot: string,
  question: Question,
  report: (finding: Finding) => void,
): Promise<void> {
  const open = new Set(question.inspections.map(({ id }) => id));
  if (open.size === 0) return;
  const program = fork(join(__dirname, 'programs', `${name}.ts`), {
    cwd: workspaceRoot,
    execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
  });
  program.on('message', (finding: Finding) => {
    open.delete(finding.id);
    report(finding);
  });
  program.send(question);
  await ended(program);
  // A program that broke off has said why on the terminal; what it left open has failed.
  for (const id of open) report({ id, success: false, terminalOutput: '' });
}
