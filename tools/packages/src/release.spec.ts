import { join } from 'node:path';
import { type CommandResult, TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { publishables, shortName } from './publishable';

jest.setTimeout(120_000);

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create();
  workspace.edit('libs/errors/src/index.ts', 'export', '// Changed.\nexport');
  workspace.commit('feat(errors): count what went wrong');
  workspace.write('docs/more.md', '# More\n');
  workspace.commit('docs: more');
});
afterAll(() => workspace.dispose());

const versions = (): string[] => [
  ...new Set(publishables(workspace.root).map(({ manifest }) => manifest.version)),
];
const release = (...args: string[]): Promise<CommandResult> =>
  workspace.start('node_modules/.bin/nx', ['release', ...args]).result;
const status = async (): Promise<string> =>
  (await workspace.start('git', ['status', '--porcelain']).result).output;

test('the first release can be tried without changing a file', async () => {
  const { code, output } = await release('--dry-run', '--first-release', '--skip-publish');
  expect(output).toMatch(/(CREATE|UPDATE) CHANGELOG\.md \[dry-run\]/);
  expect(code).toBe(0);
  await expect(status()).resolves.toBe('');
});

describe('a release after a feature', () => {
  let before: string;
  let result: CommandResult;
  beforeAll(async () => {
    [before = ''] = versions();
    workspace.git('tag', `v${before}`, 'HEAD~2');
    result = await release('--skip-publish');
  });

  test('all packages have one new version', () => {
    expect(result).toMatchObject({ code: 0 });
    expect(versions()).toHaveLength(1);
    expect(versions()).not.toContain(before);
  });

  test('sources stay private: nobody publishes them by accident', () => {
    const manifests = publishables(workspace.root).map(
      ({ root }) => JSON.parse(workspace.read(join(root, 'package.json'))) as object,
    );
    expect(manifests.filter((manifest) => !('private' in manifest))).toEqual([]);
  });

  test('the changelog has the feature, and nothing that users do not notice', () => {
    const [entry = ''] = workspace.read('CHANGELOG.md').split(/^(?=## )/m);
    expect(entry).toContain(`## ${versions()[0]} `);
    expect(entry).toContain('**errors:** count what went wrong');
    expect(entry).not.toContain('more');
  });

  test('the lock file has the new version of the packages that it knows', () => {
    const { packages } = JSON.parse(workspace.read('package-lock.json')) as {
      packages: Readonly<Record<string, { version?: string }>>;
    };
    expect([packages['tools/nx-cdk']?.version]).toEqual(versions());
  });

  test('all of it is one tagged commit', async () => {
    const { output } = await workspace.start('git', ['describe', '--tags', '--exact-match']).result;
    expect(output.trim()).toBe(`v${versions()[0]}`);
    await expect(status()).resolves.toBe('');
  });
});

test('every package is published from the folder that it is built in', async () => {
  const { output } = await workspace.nx('show projects --with-target=nx-release-publish --json');
  expect((JSON.parse(output) as string[]).sort()).toEqual(publishables(workspace.root).map(shortName).sort());
});
