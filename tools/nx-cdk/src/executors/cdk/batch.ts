import { fork } from 'node:child_process';
import type { ExecutorContext, ProjectGraph, Task, TaskGraph } from '@nx/devkit';
import { importsOf, layersOf, producersReadBy } from '../../contract-graph';
import { numbersAsTyped } from '@hipaa-cdk/runner/options';
import { programFile, programVariables, COMMONJS_LOADER } from '@hipaa-cdk/runner/program';
import type { Command, LayerNode, RunRequest, TaskReport } from '@hipaa-cdk/runner/request';

type CdkOptions = Readonly<Record<string, unknown>>;

interface BatchResult {
  readonly task: string;
  readonly result: { readonly success: boolean; readonly terminalOutput: string };
}

/**
 * Runs all selected tasks of all layers in one process, which orders them by contract and loads the CDK once. That
 * process runs under its own TypeScript loader, so that layers load the same way here and under the CDK command line.
 */
export default async function* cdkBatch(
  taskGraph: TaskGraph,
  inputs: Record<string, CdkOptions>,
  overrides: Record<string, unknown>,
  context: ExecutorContext,
): AsyncGenerator<BatchResult> {
  const tasks = Object.values(taskGraph.tasks);
  const configured = tasks.some((task) => task.target.configuration !== undefined);
  yield* run(context.root, {
    workspaceRoot: context.root,
    tasks: tasks.map(({ id, target, overrides: typed }) => {
      // The command is the target's, whatever a person gives as `--command`; that goes along, to be refused.
      const command = commandOf(context.projectGraph, target);
      const { command: given, ...options } = numbersAsTyped(inputs[id] ?? {}, typed as CdkOptions);
      return {
        id,
        layer: target.project,
        command,
        options: given === command ? options : { ...options, command: given },
      };
    }),
    commands: Object.values(context.taskGraph?.tasks ?? {}).map(({ target }) =>
      commandOf(context.projectGraph, target),
    ),
    dependencies: taskGraph.dependencies,
    layers: layersOf(context.projectGraph).map((name) => layerNode(context.projectGraph, name)),
    environmentGiven: configured || overrides['env'] !== undefined,
    nxProcess: process.ppid,
  });
}

function commandOf(graph: ProjectGraph, { project, target }: Task['target']): Command {
  const { command } = graph.nodes[project]?.data.targets?.[target]?.options as { readonly command: Command };
  return command;
}

function layerNode(graph: ProjectGraph, name: string): LayerNode {
  const reads = producersReadBy(graph, name);
  return {
    name,
    root: graph.nodes[name]?.data.root ?? '',
    reads,
    imports: Object.fromEntries(reads.map((producer) => [producer, importsOf(graph, name, producer)])),
  };
}

async function* run(workspaceRoot: string, request: RunRequest): AsyncGenerator<BatchResult> {
  const runner = fork(programFile('main'), {
    cwd: workspaceRoot,
    execArgv: [...COMMONJS_LOADER],
    env: programVariables(),
  });
  const open = new Set(request.tasks.map((task) => task.id));
  const reports: TaskReport[] = [];
  let wake = (): void => undefined;
  let ended = false;
  runner.on('message', (report: TaskReport) => {
    reports.push(report);
    wake();
  });
  runner.once('exit', () => {
    ended = true;
    wake();
  });
  runner.send(request);
  while (!ended || reports.length > 0) {
    const report = reports.shift();
    if (!report) {
      await new Promise<void>((resolve) => (wake = resolve));
      continue;
    }
    open.delete(report.task);
    yield { task: report.task, result: { success: report.success, terminalOutput: report.terminalOutput } };
  }
  // A runner that was killed reports nothing: what it left open has failed.
  for (const task of open) yield { task, result: { success: false, terminalOutput: '' } };
}
