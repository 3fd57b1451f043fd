import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nxCommand } from './nx-command';

/** A workspace whose Nx prints what it was given. */
function workspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'nx-'));
  const folder = join(root, 'node_modules/nx');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ bin: { nx: 'nx.js' } }));
  writeFileSync(
    join(folder, 'nx.js'),
    `let input = '';
     process.stdin.on('data', (text) => (input += text)).on('end', () => {
       process.stdout.write(JSON.stringify([process.argv.slice(2), input, process.env.WORD]));
       process.exitCode = 3;
     });`,
  );
  return root;
}

test('arguments, input and variables reach Nx; its exit code and output come back', async () => {
  const nx = nxCommand(workspace(), { WORD: 'shell' }, 'quiet');
  expect(await nx(['show', 'a b'], 'one\ntwo\n')).toEqual({
    code: 3,
    output: '[["show","a b"],"one\\ntwo\\n","shell"]',
  });
});
