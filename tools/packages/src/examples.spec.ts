import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allExamples, examplesIn } from './examples';
import type { Publishable } from './publishable';

const block = (text: string, language = 'ts'): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

test('blocks of TypeScript are examples, and no others', () => {
  const readme = `# clinic\n${block('npm install', 'sh')}words\n${block('const a = 1;')}${block('{}', 'json')}`;
  expect(examplesIn(readme)).toEqual([{ path: 'bin/example-1.ts', text: 'const a = 1;\n' }]);
});

test('an example is named by the comment that it starts with, and by its number without one', () => {
  const readme = `${block('// platform/index.ts\nexport {};')}${block('// Says hello.\nexport {};')}`;
  expect(examplesIn(readme).map(({ path }) => path)).toEqual(['platform/index.ts', 'bin/example-2.ts']);
});

test('a README without examples has none', () => {
  expect(examplesIn('# clinic\n')).toEqual([]);
});

describe('of all packages', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'examples-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  const publishable = (name: string, readme: string): Publishable => {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'README.md'), readme);
    const manifest = { name: `@acme/${name}`, version: '1.0.0', description: '', license: '', exports: {} };
    return { root: name, manifest };
  };

  test('each has a folder, with the platform in it', async () => {
    const platform = '// platform/index.ts\nexport {};';
    const packages = [
      publishable('places', block(platform)),
      publishable('tags', block('// bin/app.ts\nimport "../platform";')),
    ];
    await expect(allExamples(root, packages)).resolves.toEqual(
      new Map([
        ['places/platform/index.ts', `${platform}\n`],
        ['tags/platform/index.ts', `${platform}\n`],
        ['tags/bin/app.ts', '// bin/app.ts\nimport "../platform";\n'],
      ]),
    );
  });

  test('without a platform there are only the examples', async () => {
    const packages = [publishable('tags', block('export {};'))];
    await expect(allExamples(root, packages)).resolves.toEqual(
      new Map([['tags/bin/example-1.ts', 'export {};\n']]),
    );
  });
});
