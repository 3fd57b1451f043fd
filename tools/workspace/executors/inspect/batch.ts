import { PassThrough } from 'node:stream';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { assertOptions, optionsFromNx } from '@hipaa-cdk/runner/options';
import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import type { Finding } from './inspection';
import { runProgram } from './run-program';
import { runUnitTests } from './unit-tests';

/** Options of a target. */
export interface InspectOptions {
  readonly command: 'lint' | 'typecheck' | 'test';
  readonly jestConfig?: string;
  readonly testNamePattern?: string;
  readonly fix?: boolean;
}

/** Options that a person may give, as they are typed. */
const ACCEPTED: Readonly<Record<InspectOptions['command'], readonly string[]>> = {
  lint: ['--fix'],
  typecheck: [],
  test: ['--test-name-pattern=<regular expression>'],
};

/** Options of a target itself. */
const OF_TARGET = ['command', 'jestConfig'];

interface BatchResult {
  readonly task: string;
  readonly result: { readonly success: boolean; readonly terminalOutput: string };
}

/**
 * Looks at all selected projects at once: one ESLint, one program of the compiler, one Jest. Each of them takes longer to
 * start than to look at most projects, and Nx would start it for every one.
 */
export default async function* inspect(
  taskGraph: TaskGraph,
  inputs: Record<string, InspectOptions>,
  _overrides: unknown,
  { root, projectGraph }: ExecutorContext,
): AsyncGenerator<BatchResult> {
  const tasks = Object.values(taskGraph.tasks).map(({ id, target }) => ({
    id,
    root: projectGraph.nodes[target.project]?.data.root ?? '',
    options: inputs[id] as InspectOptions,
  }));
  try {
    assertAccepted(tasks.map(({ options }) => options));
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    for (const { id } of tasks) yield { task: id, result: { success: false, terminalOutput: '' } };
    return;
  }
  const findings = new PassThrough({ objectMode: true });
  const report = (finding: Finding) => findings.write(finding);
  const asked = (command: InspectOptions['command']) =>
    tasks.filter(({ options }) => options.command === command);
  // Options from the command line are the same for all tasks.
  const { fix = false, testNamePattern }: Partial<InspectOptions> = tasks[0]?.options ?? {};
  const run = async () => {
    // The compiler keeps one core busy and so does ESLint; Jest then takes all of them.
    await Promise.all([
      runProgram('lint', root, { inspections: asked('lint'), fix }, report),
      runProgram('typecheck', root, { inspections: asked('typecheck'), fix }, report),
    ]);
    const configOf = ({ options }: (typeof tasks)[number]) => options.jestConfig ?? 'jest.config.cjs';
    const tests = asked('test');
    for (const jestConfig of new Set(tests.map(configOf))) {
      const together = tests.filter((task) => configOf(task) === jestConfig);
      await runUnitTests(root, together, { jestConfig, testNamePattern }, report);
    }
  };
  const ended = run().finally(() => findings.end());
  for await (const { id, ...result } of findings as AsyncIterable<Finding>) yield { task: id, result };
  await ended;
}

/**
 * Refuses options that no target of the run has. Nx would do so by the schema, and answer with a stack trace.
 *
 * @throws UserError `OPTION_UNKNOWN`, `OPTION_REPEATED`, `OPTION_EMPTY` or `OPTION_INVALID`
 */
function assertAccepted(all: readonly InspectOptions[]): void {
  const accepted = [...new Set(all.flatMap(({ command }) => ACCEPTED[command]))];
  for (const options of all) {
    const given = Object.entries(options).filter(([name]) => !OF_TARGET.includes(name));
    assertOptions(optionsFromNx(Object.fromEntries(given)), accepted);
  }
}
