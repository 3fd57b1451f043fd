import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SOURCE, startCommand } from './command';

const THIS = resolve(__dirname, 'in-this-process.ts');
const FILES: Readonly<Record<string, string>> = {
  // Of others: says how often it was loaded.
  'node_modules/library/index.js':
    'globalThis.loads = (globalThis.loads ?? 0) + 1; exports.loads = globalThis.loads;',
  'value.ts': "export const value: string = 'first';",
  'program.ts': `
    import { loads } from 'library';
    process.once('message', async (request: string) => {
      const { value } = await import('./value');
      process.send!([request, value, loads, process.env.WHO, process.env.HOME]);
      process.disconnect();
    });`,
  'main.ts': `
    import { writeFileSync } from 'node:fs';
    import { fork } from 'node:child_process';
    import { inThisProcess } from ${JSON.stringify(THIS)};
    const ask = (request: string) => new Promise<void>((resolve) => {
      const child = fork(require.resolve('./program'));
      child.on('message', (answer) => console.log(JSON.stringify(answer)));
      child.once('exit', () => resolve());
      child.send(request);
    });
    async function main() {
      await inThisProcess({ WHO: 'ann' }, () => ask('one'));
      writeFileSync(require.resolve('./value'), "export const value: string = 'second';");
      await inThisProcess({}, () => ask('two'));
      console.log(process.send === undefined && process.connected === undefined ? 'as before' : 'left over');
    }
    void main();`,
};

let folder: string;
beforeAll(() => {
  mkdirSync(join(SOURCE, 'tmp'), { recursive: true });
  folder = mkdtempSync(join(SOURCE, 'tmp', 'in-this-process-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a program is run with its variables, its own code as it is now, and packages of others as they were loaded', async () => {
  const args = ['--require', 'tsx/cjs', join(folder, 'main.ts')];
  const { output, code } = await startCommand(process.execPath, args, { cwd: folder, env: process.env })
    .result;
  expect(output.trim().split('\n')).toEqual([
    '["one","first",1,"ann",null]',
    '["two","second",1,null,null]',
    'as before',
  ]);
  expect(code).toBe(0);
});
