import { relative, sep } from 'node:path';
import { ESLint } from 'eslint';
import { ownerOf } from '../inspection';
import { type Question, answer, answerWith } from './answer';

/** Lints the files of projects with one ESLint, and tells the parent about each project. */
async function lint({ inspections, fix = false }: Question): Promise<void> {
  const eslint = new ESLint({ fix, errorOnUnmatchedPattern: false });
  const results = await eslint.lintFiles(inspections.map(({ root }) => root));
  if (fix) await ESLint.outputFixes(results);
  const formatter = await eslint.loadFormatter('stylish');
  for (const inspection of inspections) {
    const own = results.filter(
      ({ filePath }) =>
        ownerOf(relative(process.cwd(), filePath).replaceAll(sep, '/'), inspections) === inspection,
    );
    await answer({
      id: inspection.id,
      success: own.every(({ errorCount }) => errorCount === 0),
      terminalOutput: await formatter.format(own),
    });
  }
}

answerWith(lint);
