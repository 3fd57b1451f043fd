import { fork } from 'node:child_process';
import type { ExecutorContext, ProjectGraph, TaskGraph } from '@nx/devkit';
import { importsOf, layersOf, producersReadBy } from '../../contract-graph';
import { ownProgram } from '../own-program';
import { programVariables } from '../program-variables';
import { TYPESCRIPT_LOADER } from '../typescript-loader';
import type { Command, LayerNode, RunRequest, TaskReport } from '../../runner/request';

interface CdkOptions {
  readonly command: Command;
  readonly env?: string;
}

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
    tasks: tasks.map((task) => {
      const { command, ...options } = inputs[task.id] as CdkOptions;
      return { id: task.id, layer: task.target.project, command, options };
    }),
    dependencies: taskGraph.dependencies,
    layers: layersOf(context.projectGraph).map((name) => layerNode(context.projectGraph, name)),
    environmentGiven: configured || overrides['env'] !== undefined,
    nxProcess: process.ppid,
  });
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
  const runner = fork(ownProgram('runner/main'), {
    cwd: workspaceRoot,
    execArgv: [...TYPESCRIPT_LOADER],
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
