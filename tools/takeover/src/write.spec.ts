import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Takeover } from './takeover';
import { writeBeside, writeIntoFork } from './write';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'takeover-'));
  writeFileSync(join(root, 'mine.ts'), 'mine');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const takeover = {
  files: new Map([['mine.ts', 'proposed']]),
  beside: new Map([['way-over.md', 'steps']]),
} as unknown as Takeover;
const text = (path: string) => readFileSync(join(root, path), 'utf8');

test('proposals and steps are written beside the fork, whose files stay', () => {
  const folder = writeBeside(root, takeover);
  expect([text(join(folder, 'mine.ts')), text(join(folder, 'way-over.md'))]).toEqual(['proposed', 'steps']);
  expect(text('mine.ts')).toBe('mine');
});

test('where nobody is there to ask, no file of the fork is written over', async () => {
  const said: string[] = [];
  const { isTTY } = process.stdin;
  process.stdin.isTTY = false;
  await expect(writeIntoFork(root, takeover, false, (line) => said.push(line))).rejects.toMatchObject({
    code: 'TAKEOVER_UNCONFIRMED',
  });
  process.stdin.isTTY = isTTY;
  expect(text('mine.ts')).toBe('mine');
  expect(said.join('\n')).toContain('  mine.ts');
});

test('who has agreed gets the files, and what belongs beside them stays there', async () => {
  expect(await writeIntoFork(root, takeover, true, () => undefined)).toBe(true);
  expect(text('mine.ts')).toBe('proposed');
  expect(existsSync(join(root, 'way-over.md'))).toBe(false);
});

test('a fork that is so already is not asked about', async () => {
  writeFileSync(join(root, 'mine.ts'), 'proposed');
  const said: string[] = [];
  expect(await writeIntoFork(root, takeover, false, (line) => said.push(line))).toBe(true);
  expect(said.at(-1)).toBe('this fork is so already');
});
