import { startCommand } from '@hipaa-cdk/temporary-workspace';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, packedTarballs } from './pack';
import { HOST, type SmallProject, SmallWorkspace } from './testing/small-workspace';

// The program loads the compiler and its judges, which are modules that the test runner cannot load.
jest.setTimeout(120_000);
afterAll(() => HOST.end());

const words: SmallProject = {
  name: 'words',
  source: '/** Says hello. */\nexport function hello(name: string): string {\n  return `hello ${name}`;\n}\n',
};
const greetings: SmallProject = {
  name: 'greetings',
  source:
    "import { hello } from '@acme/words';\n\n/** To everybody. */\nexport const all = (): string => hello('all');\n",
};

let workspace: SmallWorkspace;
const start = (...projects: readonly SmallProject[]): void => {
  workspace = new SmallWorkspace(projects);
};

const built = (file: string): string => readFileSync(join(workspace.root, 'dist/packages', file), 'utf8');

describe('a sound workspace', () => {
  afterEach(() => workspace.dispose());

  test('is built into packages that need each other in one version, and judged sound', async () => {
    start(words, greetings);
    workspace.write('CHANGELOG.md', '## 1.2.0\n');
    workspace.write('libs/words/src/hello.spec.ts', 'it is no TypeScript');
    await expect(workspace.run('pack')).resolves.toMatchObject({
      code: 0,
      output: 'dist/tarballs/acme-greetings-1.2.0.tgz\ndist/tarballs/acme-words-1.2.0.tgz\n',
    });
    expect(JSON.parse(built('greetings/package.json'))).toMatchObject({
      version: '1.2.0',
      dependencies: { '@acme/words': '1.2.0' },
    });
    expect(built('greetings/package.json')).not.toContain('private');
    const packed = packedTarballs(workspace.root).find(({ name }) => name === '@acme/words');
    expect([...(packed?.files ?? [])].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
      'src/index.d.ts',
      'src/index.js',
    ]);
    await expect(workspace.run('verify')).resolves.toMatchObject({
      code: 0,
      output: '2 packages can be imported, with their types\n',
    });
  });

  test('has pages of everything that it exports', async () => {
    start(words, greetings);
    await expect(workspace.run('api')).resolves.toMatchObject({ code: 0 });
    const page = readFileSync(join(workspace.root, 'dist/api/functions/_acme_words.hello.html'), 'utf8');
    expect(page).toContain('Says hello.');
  });
});

describe('packages are refused', () => {
  const folder = 'dist/packages/words';
  beforeAll(async () => {
    start(words);
    await workspace.run('pack');
    cpSync(join(workspace.root, folder), join(workspace.root, 'sound'), { recursive: true });
  });
  beforeEach(() => {
    workspace.remove(folder);
    cpSync(join(workspace.root, 'sound'), join(workspace.root, folder), { recursive: true });
  });
  afterAll(() => workspace.dispose());

  const judged = async (): Promise<string> => {
    await pack(workspace.root, [join(workspace.root, folder)]);
    const { code, output } = await workspace.run('verify');
    expect(code).toBe(1);
    expect(output).toContain('PACKAGES_INVALID');
    return output;
  };

  test('without declarations', async () => {
    workspace.remove(`${folder}/src/index.d.ts`);
    const output = await judged();
    expect(output).toContain('@acme/words lacks src/index.d.ts');
    expect(output).toContain('@acme/words has no types');
  });

  test('without the file that is imported', async () => {
    workspace.remove(`${folder}/src/index.js`);
    expect(await judged()).toMatch(/@acme\/words: .*index\.js.* does not exist/);
  });

  test('without README and license', async () => {
    workspace.remove(`${folder}/README.md`);
    workspace.remove(`${folder}/LICENSE`);
    const output = await judged();
    expect(output).toContain('@acme/words lacks README.md');
    expect(output).toContain('@acme/words lacks LICENSE');
  });

  test('with sources, tests, or what a machine left behind', async () => {
    const unwanted = [
      'src/hello.ts',
      'src/hello.spec.js',
      'src/hello.spec.d.ts',
      'src/testing/fake.js',
      'tests/run.py',
      'run.pyc',
    ];
    unwanted.forEach((file) => workspace.write(`${folder}/${file}`, ''));
    const output = await judged();
    expect(unwanted.filter((file) => !output.includes(`✖ @acme/words has ${file}\n`))).toEqual([]);
  });

  test('with a program of another kind of module than it says', async () => {
    workspace.write(`${folder}/src/index.js`, 'export const hello = (name) => name;\n');
    expect(await judged()).toMatch(/@acme\/words: .*index\.js/);
  });
});

describe('nothing is built', () => {
  afterEach(() => workspace.dispose());

  const refused = async (): Promise<string> => {
    const { code, output } = await workspace.run('pack');
    expect(code).toBe(1);
    expect(existsSync(join(workspace.root, 'dist/tarballs'))).toBe(false);
    return output;
  };

  test('when a package imports a project that is not published', async () => {
    start({ ...words, published: false }, greetings);
    expect(await refused()).toContain('PACKAGE_IMPORTS_PRIVATE: @acme/greetings imports @acme/words');
  });

  test('when the workspace has no version of what a package imports', async () => {
    start({
      ...words,
      source: "import { parse } from 'yaml';\nexport const words = parse('[]') as string[];\n",
    });
    expect(await refused()).toContain('PACKAGE_IMPORTS_UNKNOWN: @acme/words imports yaml');
  });

  test('when sources do not compile', async () => {
    start({ ...words, source: "export const one: number = 'one';\n" });
    const output = await refused();
    expect(output).toContain('PACKAGES_INVALID: 1 problem(s)');
    expect(output).toContain("libs/words/src/index.ts(1,14): error TS2322: Type 'string'");
  });

  test('when a package has no README', async () => {
    start(words);
    workspace.remove('libs/words/README.md');
    expect(await refused()).toContain('README_MISSING: @acme/words has no README.md in libs/words');
  });
});

describe('there are no pages', () => {
  afterEach(() => workspace.dispose());

  const refused = async (source: string): Promise<string> => {
    start(words, { ...greetings, source });
    const { code, output } = await workspace.run('api');
    expect(code).toBe(1);
    expect(existsSync(join(workspace.root, 'dist/api'))).toBe(false);
    return output;
  };

  test('while something that is exported has no docstring', async () => {
    const output = await refused(`
      export function aFunction(): void {}
      export const aConstant = 1;
      export interface AnInterface { readonly name: string }
      export type AType = string;
      export class AClass {}
      /** Greets. */
      export class Greeting { aMethod(): void {} get anAccessor(): number { return 1; } }
    `);
    expect(output).toContain('API_UNDOCUMENTED: 7 problem(s)');
    for (const name of ['aFunction', 'aConstant', 'AnInterface', 'AType', 'AClass'])
      expect(output).toContain(`✖ @acme/greetings.${name} (`);
    for (const name of ['aMethod', 'anAccessor'])
      expect(output).toContain(`✖ @acme/greetings.Greeting.${name} (`);
  });

  test('while an export speaks of a type that nobody can import, or links to what is not there', async () => {
    const output = await refused(`
      interface Name { readonly first: string }
      /** Says hello, unlike {@link gone}. */
      export function hello(name: Name): string { return name.first; }
    `);
    expect(output).toContain('API_UNDOCUMENTED: 2 problem(s)');
    expect(output).toMatch(/✖ Name, .* is referenced by @acme\/greetings\.hello\.name/);
    expect(output).toMatch(/✖ .*"gone"/);
  });
});

test('a verb that there is not is refused with those that there are, by the program itself', async () => {
  const program = ['--import', 'tsx', join(__dirname, 'main.ts'), 'sell'];
  const { code, output } = await startCommand(process.execPath, program, { cwd: '.', env: process.env })
    .result;
  expect(code).toBe(1);
  expect(output).toContain('expected one of pack, api, verify');
});
