import { type CommandResult, TemporaryWorkspace, typedLines } from '@hipaa-cdk/temporary-workspace';
import { documentCommands } from './documents';
import { results } from './layers';

/** What the generator writes to. */
const FILES = ['apps/payments', 'libs/contracts/payments', 'tsconfig.base.json'];

let workspace: TemporaryWorkspace;
let start: string;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['network', 'database']);
  // What is generated from the layers is to fit those that this workspace has.
  await workspace.nx('run teams:generate');
  workspace.git('add', '--all');
  workspace.git(
    'commit',
    '--quiet',
    '--allow-empty',
    '--message',
    'chore: owners of the layers that are here',
  );
  start = workspace.head();
});
afterAll(() => workspace.dispose());

/** Runs the lines of a block one after the other, until one fails. */
function typed(commands: readonly string[] = []): Promise<CommandResult> {
  return typedLines(commands, (line) => workspace.start('sh', ['-c', line]).result);
}

/** Files in which the workspace differs from a commit, new ones included. */
async function differences(commit: string): Promise<string> {
  workspace.git('add', '--all');
  return (await workspace.start('git', ['diff', '--cached', '--name-only', commit]).result).output;
}

describe('docs/add-a-layer.md', () => {
  let blocks: string[][];
  beforeAll(() => {
    blocks = documentCommands(workspace.read('docs/add-a-layer.md'));
  });

  test('generates a layer that is formatted', async () => {
    expect(await typed(blocks[0])).toMatchObject({ code: 0 });
    const { result } = workspace.start('node_modules/.bin/prettier', ['--check', ...FILES]);
    expect(await result).toMatchObject({ code: 0 });
  });

  test('the layer passes every check as it is', async () => {
    const { code, output } = await typed(blocks[1]);
    expect(output).toMatch(/payments +local, test, prod +passed +0 +0/);
    expect(code).toBe(0);
  });

  test('every mutation of it is noticed', async () => {
    const { code, output } = await typed(blocks[2]);
    expect(output).toMatch(/payments +\d+ +[1-9]\d* .* 100 %/);
    expect(code).toBe(0);
  });

  test('the layer is deployed after what it reads, and affected picks it up', async () => {
    const [all = '', ...commit] = blocks[3] ?? [];
    const deployed = await typed([all]);
    expect(results(deployed.output)).toEqual({
      network: 'created',
      database: 'created',
      payments: 'created',
    });
    const affected = await typed(commit);
    expect(results(affected.output)).toEqual({ payments: 'unchanged' });
  });

  test('a further value is published', async () => {
    expect(await typed(blocks[4])).toMatchObject({ code: 0 });
    expect(results((await workspace.nx('run payments:deploy --env=local')).output)).toEqual({
      payments: 'updated',
    });
  });

  test('the layer goes without a trace', async () => {
    expect(await typed(blocks[5])).toMatchObject({ code: 0 });
    expect(await differences(start)).toBe('');
  });
});

test('docs/add-an-environment.md makes an environment that passes every check', async () => {
  const [generate, check] = documentCommands(workspace.read('docs/add-an-environment.md'));
  expect(await typed(generate)).toMatchObject({ code: 0 });
  const { code, output } = await typed(check);
  expect(output).toMatch(/database +staging +passed/);
  expect(code).toBe(0);
  expect(workspace.read('README.md')).toMatch(/\bstaging\b/);
});
