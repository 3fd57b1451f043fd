import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { main } from './python-tools';
import { temporaryFolder } from './testing/temporary-folder';

jest.setTimeout(300_000);

const folder = temporaryFolder();
let printed: string[];
beforeEach(() => {
  printed = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

/** What a tool says of a file, and how it ends. */
async function of(verb: string, text: string): Promise<{ code: number; output: string }> {
  writeFileSync(join(folder(), 'odd.py'), text);
  const code = await main([verb, folder()]);
  return { code, output: printed.join('') };
}

test('a name that nobody uses is found', async () => {
  const { code, output } = await of('lint', 'import os\n');
  expect(output).toContain('F401');
  expect(code).toBe(1);
});

test('so is a file that is not formatted', async () => {
  const { code, output } = await of('lint', "NAME = 'text'\n");
  expect(output).toContain('odd.py');
  expect(code).toBe(1);
});

test('so is a value that does not fit', async () => {
  const { code, output } = await of('typecheck', 'def two() -> int:\n    return "two"\n');
  expect(output).toMatch(/odd\.py:2: error: .*return-value/);
  expect(code).toBe(1);
});

test('what is right passes both', async () => {
  const right = 'def two() -> int:\n    return 2\n';
  expect((await of('lint', right)).code).toBe(0);
  expect((await of('typecheck', right)).code).toBe(0);
});

test('a verb that there is not is named', async () => {
  await expect(main(['mend'])).rejects.toMatchObject({ code: 'PYTHON_TOOLS_VERB_UNKNOWN' });
});

test('every pin has a hash', () => {
  const text = readFileSync(join(__dirname, '../python-tools.txt'), 'utf8').replace(/ \\\n/g, ' ');
  const pins = text.split('\n').filter((line) => line && !line.startsWith('#'));
  expect(pins.map((pin) => pin.split('==')[0])).toEqual(expect.arrayContaining(['ruff', 'mypy']));
  for (const pin of pins) expect(pin).toMatch(/^[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}/);
});

test('the targets that look at Python are waited for by those that everybody runs', () => {
  const project = JSON.parse(readFileSync(join(__dirname, '../project.json'), 'utf8')) as {
    targets: Record<string, { dependsOn?: string[]; options?: { args: string[] } }>;
  };
  for (const verb of ['lint', 'typecheck']) {
    expect(project.targets[verb]?.dependsOn).toEqual([`${verb}-python`]);
    expect(project.targets[`${verb}-python`]?.options?.args).toEqual([verb]);
  }
});

test('the Python of the workspace is where the tools look', () => {
  const root = resolve(__dirname, '../../..');
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.py'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(listed.split('\n').filter((file) => /(^|\/)(node_modules|dist|build|venv)\//.test(file))).toEqual(
    [],
  );
});
