import { publishables, shortName } from './publishable';
import { SmallWorkspace } from './testing/small-workspace';

const source = 'export {};\n';
let workspace: SmallWorkspace;
afterEach(() => workspace.dispose());

const names = (): string[] => publishables(workspace.root).map(({ manifest }) => manifest.name);

test('projects with a package.json are published, in the order of their folders, and no others', () => {
  workspace = new SmallWorkspace([
    { name: 'words', source },
    { name: 'greetings', source },
    { name: 'secrets', source, published: false },
  ]);
  expect(names()).toEqual(['@acme/greetings', '@acme/words']);
  expect(publishables(workspace.root).map(({ root }) => root)).toEqual(['libs/greetings', 'libs/words']);
});

test('contracts and tools are looked for, too', () => {
  workspace = new SmallWorkspace([{ name: 'contracts/clinic', source }]);
  workspace.write('tools/cli/package.json', '{ "name": "@acme/cli" }');
  expect(names()).toEqual(['@acme/contracts/clinic', '@acme/cli']);
});

test('a folder that is no project is not published', () => {
  workspace = new SmallWorkspace([]);
  workspace.write('libs/notes/README.md', '# Notes\n');
  expect(names()).toEqual([]);
});

test('the short name has no scope', () => {
  workspace = new SmallWorkspace([{ name: 'words', source }]);
  expect(publishables(workspace.root).map(shortName)).toEqual(['words']);
});
