import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesise } from './synthesis';
import { WORKSPACE } from './testing/synthesise-all';

jest.setTimeout(120_000);

const TEXT = /\.(?:ts|json|py|sh|yaml|yml|md|txt|conf)$/;
let root: string;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'line-endings-'))));
afterAll(() => rmSync(root, { recursive: true }));

/** The workspace as git leaves it on a machine whose lines end otherwise. */
function checkOut(): void {
  for (const path of ['apps', 'libs', 'platform', 'tsconfig.json', 'tsconfig.base.json'])
    cpSync(join(WORKSPACE, path), join(root, path), { recursive: true });
  symlinkSync(join(WORKSPACE, 'node_modules'), join(root, 'node_modules'));
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\r?\n/g, '\r\n'));
  }
}

/** Everything that the layers of production make, those that they publish for others included. */
async function templates(workspaceRoot: string): Promise<Readonly<Record<string, string>>> {
  const made = await synthesise({ workspaceRoot, environments: ['prod'] });
  return Object.fromEntries(
    made.flatMap(({ layer, template, parts }) => [
      [layer, JSON.stringify(template)],
      ...parts.map((part) => [`${layer} ${part.name}`, JSON.stringify(part.template)]),
    ]),
  ) as Record<string, string>;
}

test('a checkout whose lines end as on Windows makes the same templates', async () => {
  checkOut();
  const [expected, found] = [await templates(WORKSPACE), await templates(root)];
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  expect(Object.keys(expected).filter((name) => found[name] !== expected[name])).toEqual([]);
});
