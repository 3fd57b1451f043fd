import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCE } from './command';
import { TemporaryWorkspace } from './temporary-workspace';

jest.setTimeout(120_000);

let workspace: TemporaryWorkspace;
afterEach(() => workspace.dispose());

const git = async (...args: string[]): Promise<string> =>
  (await workspace.start('git', args).result).output.trim();

test('whoever takes a copy after somebody else finds nothing of what was done to it', async () => {
  workspace = await TemporaryWorkspace.create(['storage']);
  const { root } = workspace;
  const commit = workspace.head();
  workspace.edit('README.md', '#', '# Changed:');
  workspace.write('libs/left.txt', 'behind');
  workspace.write('left.log', 'ignored by git, and yet of the one before');
  workspace.git('checkout', '--quiet', '-b', 'other');
  workspace.commit('docs: changed');
  workspace.git('remote', 'add', 'origin', 'nowhere');
  await workspace.dispose();

  workspace = await TemporaryWorkspace.create(['storage']);
  expect([workspace.root, workspace.head()]).toEqual([root, commit]);
  expect(workspace.read('README.md')).not.toContain('Changed:');
  expect([workspace.exists('libs/left.txt'), workspace.exists('left.log')]).toEqual([false, false]);
  expect(await git('status', '--porcelain')).toBe('');
  expect(await git('log', '--all', '--format=%s')).toBe('chore: copy of the workspace');
  expect(await git('branch', '--all', '--format=%(refname:short)')).toBe('main');
  expect(await git('remote')).toBe('');
});

test('two at once have two copies, and neither is what they are copies of', async () => {
  workspace = await TemporaryWorkspace.create(['storage']);
  const other = await TemporaryWorkspace.create(['network']);
  try {
    expect(other.root).not.toBe(workspace.root);
    expect([workspace.exists('apps/network'), other.exists('apps/network')]).toEqual([false, true]);
    other.edit('README.md', '#', '# Changed:');
    expect(workspace.read('README.md')).not.toContain('Changed:');
    const packages = join('node_modules', '@hipaa-cdk', 'nx-cdk');
    expect(realpathSync(join(workspace.root, packages))).toBe(join(workspace.root, 'tools', 'nx-cdk'));
    expect(realpathSync(join(workspace.root, 'node_modules', 'nx'))).toBe(join(SOURCE, 'node_modules', 'nx'));
  } finally {
    await other.dispose();
  }
});
