import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTER, loadRegister } from './load-register';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'register-'));
  mkdirSync(join(root, 'exceptions'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a workspace without a register has no exceptions', async () => {
  expect(await loadRegister(root)).toEqual([]);
});

test('the list of the file is taken as it is', async () => {
  writeFileSync(join(root, REGISTER), "exports.register = [{ ticket: 'EX-1' }];");
  expect(await loadRegister(root)).toEqual([{ ticket: 'EX-1' }]);
});

test('a register that exports something else is refused: its exceptions would be lost', async () => {
  writeFileSync(join(root, REGISTER), 'exports.entries = [];');
  await expect(loadRegister(root)).rejects.toMatchObject({ code: 'REGISTER_MISSING' });
});
