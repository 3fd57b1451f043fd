import { fork } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import { type Finding, type Inspection, ended, ownerOf } from './inspection';

export interface TestOptions {
  /** Relative to the workspace. */
  readonly jestConfig: string;
  /** Only tests whose name matches this regular expression. */
  readonly testNamePattern?: string | undefined;
}

/** What Jest says: which spec files it will run, then what came of each. Paths are absolute. */
type Message = { readonly planned: readonly string[] } | SpecFile;

interface SpecFile {
  readonly path: string;
  /** Whether the file could be run, and every test of it passed. */
  readonly success: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Whether somebody may wonder by now whether anything happens: it is shown at once, too. */
  readonly slow: boolean;
  /** Verdict, what was printed, and the failures. */
  readonly text: string;
}

/**
 * Runs the unit tests of projects in one Jest, whose workers load the CDK once. Reports a project when all of its spec
 * files have run.
 */
export async function runUnitTests(
  workspaceRoot: string,
  inspections: readonly Inspection[],
  { jestConfig, testNamePattern }: TestOptions,
  report: (finding: Finding) => void,
): Promise<void> {
  if (inspections.length === 0) return;
  const projects = inspections.map((inspection) => ({ ...inspection, open: 0, files: [] as SpecFile[] }));
  const projectOf = (path: string) => ownerOf(relative(workspaceRoot, path).replaceAll(sep, '/'), projects);
  const setup = join(__dirname, '../../jest');
  const jest = fork(
    require.resolve('jest/bin/jest'),
    [
      ...['--config', join(workspaceRoot, jestConfig)],
      ...inspections.flatMap(({ root }) => ['--roots', join(workspaceRoot, root)]),
      ...['--reporters', join(setup, 'report-to-parent.cjs')],
      ...['--testSequencer', join(setup, 'project-order.cjs')],
      // By itself Jest leaves one core to whoever watches; on two cores that is half of them.
      '--maxWorkers=100%',
      ...(testNamePattern === undefined ? [] : ['--testNamePattern', testNamePattern]),
    ],
    { cwd: workspaceRoot, execArgv: [] },
  );
  jest.on('message', (message: Message) => {
    if ('planned' in message) {
      for (const path of message.planned) {
        const project = projectOf(path);
        if (project) project.open += 1;
      }
      return;
    }
    const project = projectOf(message.path);
    if (!project) return;
    project.files.push(message);
    if (message.slow) process.stdout.write(`${message.text.split('\n')[0] ?? ''}\n`);
    project.open -= 1;
    if (project.open === 0) report(findingOf(project.id, project.files));
  });
  await ended(jest);
  // Whoever got no answer has no spec files, or Jest broke off and has said why on the terminal.
  for (const { id, open, files } of projects)
    if (open > 0 || files.length === 0) report({ ...findingOf(id, files), success: false });
}

function findingOf(id: string, files: readonly SpecFile[]): Finding {
  const sum = (count: 'failed' | 'skipped' | 'passed') =>
    files.reduce((total, file) => total + file[count], 0);
  const counts = (['failed', 'skipped', 'passed'] as const)
    .map((count) => [sum(count), count] as const)
    .filter(([total, count]) => total > 0 || count === 'passed')
    .map(([total, count]) => `${String(total)} ${count}`);
  const lines = [...files.map(({ text }) => text), '', `Tests: ${counts.join(', ')}`, ''];
  return { id, success: files.every(({ success }) => success), terminalOutput: lines.join('\n') };
}
