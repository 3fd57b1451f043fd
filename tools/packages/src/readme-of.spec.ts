import { publishables } from './publishable';
import { readmeOf } from './readme-of';
import { SmallWorkspace } from './testing/small-workspace';

let workspace: SmallWorkspace;
afterEach(() => workspace.dispose());

/** README of the only package of a workspace, of which the README may be gone. */
async function readme(source: string, hasFile: boolean): Promise<string> {
  workspace = new SmallWorkspace([{ name: 'words', source }]);
  if (!hasFile) workspace.remove('libs/words/README.md');
  const [one] = publishables(workspace.root);
  if (!one) throw new Error('there is no package');
  return readmeOf(workspace.root, one);
}

const CONTRACT =
  "{ layer: 'words', revision: 2, entries: { url: { type: 'String', description: 'address' } } }";

test('the README beside the sources is that of the package', async () => {
  await expect(readme('export const words = 1;\n', true)).resolves.toBe('# @acme/words\n');
});

test('it is that of a package of contracts, too, where somebody has written one', async () => {
  await expect(readme(`export const words = ${CONTRACT};\n`, true)).resolves.toBe('# @acme/words\n');
});

test('that of contracts is written from what they promise', async () => {
  const text = await readme(`export const words = ${CONTRACT};\n`, false);
  expect(text).toContain('# @acme/words\n\nThe words.');
  expect(text).toContain('| `url` | `String` | address |');
});

test('a package that has neither is refused by name', async () => {
  await expect(readme('export const words = 1;\n', false)).rejects.toMatchObject({
    code: 'README_MISSING',
    message: expect.stringContaining('@acme/words has no README.md in libs/words') as string,
  });
});
