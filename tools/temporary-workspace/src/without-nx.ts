import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ExecutorContext, ProjectGraph, TargetConfiguration, Task, TaskGraph } from '@nx/devkit';
import { serveCommands } from './command-host';
import { inThisProcess } from './in-this-process';

/** What Nx knows of the workspace, as it was before any test changed it. */
const GRAPH = '.nx/graph.json';
const PLUGIN = '@hipaa-cdk/nx-cdk';

type Options = Readonly<Record<string, unknown>>;
type Batch = (
  graph: TaskGraph,
  inputs: Readonly<Record<string, Options>>,
  overrides: Options,
  context: ExecutorContext,
) => AsyncIterable<{ readonly result: { readonly success: boolean } }>;
type Single = (options: Options, context: ExecutorContext) => Promise<{ readonly success: boolean }>;

/** What a person typed, as Nx understands it. */
interface Typed {
  readonly target: string;
  /** None for every project that has the target. */
  readonly projects: readonly string[] | undefined;
  readonly configuration: string | undefined;
  readonly options: Options;
}

function parse([verb, ...words]: readonly string[]): Typed {
  const options: Record<string, unknown> = {};
  const [project, targetOfRun] = verb === 'run' ? (words.shift() ?? '').split(':') : [];
  let target = targetOfRun;
  let projects = project === undefined ? undefined : [project];
  let configuration: string | undefined;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/i.exec(word) ?? [];
    if (word === '-t') target = words.shift();
    else if (word === '-c') configuration = words.shift();
    else if (word === '-p') projects = words.shift()?.split(',');
    else if (name === undefined) throw new Error(`nothing here knows what "${word}" means`);
    else options[camelCase(name)] = valueOf(value);
  }
  if (target === undefined) throw new Error('expected "run <project>:<target>" or "run-many -t <target>"');
  return { target, projects, configuration, options };
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function valueOf(text: string | undefined): unknown {
  if (text === undefined) return true;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** The graph, without projects whose folder is gone. */
function readGraph(): ProjectGraph {
  const { graph } = JSON.parse(readFileSync(GRAPH, 'utf8')) as { graph: ProjectGraph };
  const here = (name: string): boolean => existsSync(graph.nodes[name]?.data.root ?? '.');
  const left = <T>(entries: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => here(name)));
  const dependencies = Object.entries(left(graph.dependencies)).map(
    ([name, all]) => [name, all.filter(({ target }) => here(target))] as const,
  );
  return { ...graph, nodes: left(graph.nodes), dependencies: Object.fromEntries(dependencies) };
}

/** Tasks of a target, and of the targets of the same project that come before it. */
class Tasks {
  readonly all: Record<string, Task> = {};
  readonly dependencies: Record<string, string[]> = {};
  readonly inputs: Record<string, Options> = {};

  constructor(
    private readonly graph: ProjectGraph,
    private readonly typed: Typed,
  ) {}

  add(project: string, target: string): string {
    const id = `${project}:${target}`;
    const { configuration, options: overrides } = this.typed;
    const { dependsOn, options, configurations } = this.configurationOf(project, target);
    const before = (dependsOn ?? []).flatMap((one) =>
      typeof one === 'object' && one.projects === undefined ? [this.add(project, one.target)] : [],
    );
    this.inputs[id] = { ...options, ...(configuration && configurations?.[configuration]), ...overrides };
    this.dependencies[id] = before;
    this.all[id] = {
      id,
      target: { project, target, configuration },
      overrides,
      outputs: [],
      parallelism: true,
      cache: false,
    };
    return id;
  }

  configurationOf(project: string, target: string): TargetConfiguration<Options> {
    const found = this.graph.nodes[project]?.data.targets?.[target];
    if (!found) throw new Error(`there is no target ${project}:${target}`);
    return found;
  }
}

/** An implementation of an executor of the plugin, loaded as Nx does; undefined where the executor has none of that kind. */
function load<T>(executor: string, kind: 'implementation' | 'batchImplementation'): T | undefined {
  const [plugin, name = ''] = executor.split(':');
  if (plugin !== PLUGIN) throw new Error(`${executor} runs under Nx only`);
  const require = createRequire(__filename);
  const file = require.resolve(`${PLUGIN}/executors.json`);
  const { executors } = JSON.parse(readFileSync(file, 'utf8')) as {
    executors: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  const program = executors[name]?.[kind];
  return program === undefined
    ? undefined
    : (require(join(dirname(file), program)) as { default: T }).default;
}

/** Carries out what was typed in the workspace of the working folder, and says whether all of it succeeded. */
async function run(typed: Typed): Promise<boolean> {
  const graph = readGraph();
  const tasks = new Tasks(graph, typed);
  const projects = typed.projects ?? Object.keys(graph.nodes);
  const ids = projects
    .filter((name) => typed.projects !== undefined || graph.nodes[name]?.data.targets?.[typed.target])
    .map((name) => tasks.add(name, typed.target));
  const [first] = projects;
  const context = { root: process.cwd(), projectGraph: graph, targetName: typed.target, projectName: first };
  const [id = ''] = ids;
  const [project = ''] = id.split(':');
  const target = tasks.configurationOf(project, typed.target);
  const executor = target.executor ?? '';
  const batch = load<Batch>(executor, 'batchImplementation');
  if (!batch) {
    const single = load<Single>(executor, 'implementation');
    const ofOne = { ...context, target } as unknown as ExecutorContext;
    return (await single?.(tasks.inputs[id] ?? {}, ofOne))?.success ?? false;
  }
  const { all, dependencies, inputs } = tasks;
  const taskGraph = { roots: ids, tasks: all, dependencies, continuousDependencies: {} };
  let success = true;
  const results = batch(taskGraph, inputs, typed.options, context as unknown as ExecutorContext);
  for await (const { result } of results) success &&= result.success;
  return success;
}

const [...words] = process.argv.slice(2);
// What it has loaded of others is there already for the next command.
if (words.length === 0)
  void serveCommands(({ args, variables }) => inThisProcess(variables, () => run(parse(args))));
else void run(parse(words)).then((success) => (process.exitCode = success ? 0 : 1));
