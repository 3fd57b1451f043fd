import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { expect as jestExpect } from 'expect';
import * as circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';

const load = createRequire(__filename);

/** A test of a spec file, in this process: no runner stands around it. */
export interface SpecTest {
  /** Words of its describes and its own. */
  readonly title: string;
  /** Runs it with what comes before and after it. @throws what a red test throws */
  readonly run: () => Promise<void>;
}

const mocks = new ModuleMocker(globalThis);

/** What spec files find without importing it. */
export function installTestGlobals(): void {
  process.env['CDK_VALIDATION'] = 'false';
  const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = circus;
  Object.assign(globalThis, {
    ...{ describe, test, it, beforeAll, beforeEach, afterAll, afterEach },
    expect: jestExpect,
    jest: { fn: mocks.fn.bind(mocks), spyOn: mocks.spyOn.bind(mocks) },
  });
}

/** Takes away what the tests of a file have put in the place of something else. */
export function restoreMocks(): void {
  mocks.restoreAllMocks();
}

/** Loads a spec file, afresh where it was loaded before, and gives its tests. What it tests stays loaded. */
export function loadSpec(file: string): SpecTest[] {
  forget(file);
  circus.resetState();
  load(file);
  return testsIn(circus.getState().rootDescribeBlock);
}

/** Modules that hold what they have read: the file itself, and what lies beside its layer's sources for tests alone. */
function forget(file: string): void {
  const project = file.split(`${sep}src${sep}`)[0] ?? dirname(file);
  for (const path of Object.keys(load.cache)) {
    const isOfTests = /[\\/](?:testing|fixtures)[\\/]|\.spec\.ts$/.test(path);
    if (isOfTests && path.startsWith(project + sep)) Reflect.deleteProperty(load.cache, path);
  }
}

type Block = ReturnType<typeof circus.getState>['rootDescribeBlock'];

function testsIn(block: Block, words: readonly string[] = []): SpecTest[] {
  return block.children.flatMap((child) => {
    if (child.type === 'describeBlock') return testsIn(child, [...words, child.name]);
    if (child.mode === 'skip' || child.mode === 'todo') return [];
    return [
      {
        title: [...words, child.name].join(' '),
        run: () => runTest(child.fn as Run | undefined, child.parent),
      },
    ];
  });
}

type Run = () => unknown;

async function runTest(test: Run | undefined, parent: Block): Promise<void> {
  const blocks: Block[] = [];
  for (let block: Block | undefined = parent; block; block = block.parent) blocks.unshift(block);
  const hooks = (type: string): Run[] =>
    blocks.flatMap((block) => block.hooks.filter((hook) => hook.type === type)).map(({ fn }) => fn as Run);
  const context = {};
  const { exitCode } = process;
  const call = async (run: Run): Promise<void> => void (await run.call(context));
  for (const hook of [...hooks('beforeAll'), ...hooks('beforeEach')]) await call(hook);
  try {
    if (test) await call(test);
  } finally {
    for (const hook of [...hooks('afterEach'), ...hooks('afterAll')]) await call(hook);
    process.exitCode = exitCode;
  }
}
