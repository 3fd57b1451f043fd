import { CommandHost } from './command-host';

/** Says which process it is, then what it was told; breaks off when it is told so. */
const PROGRAM = `
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { args: [word, code] } = JSON.parse(line);
    if (word === 'break') process.exit(1);
    console.error('to ' + process.pid);
    console.log('said ' + word);
    process.stderr.write('\\0');
    process.stdout.write('\\0' + code + '\\n');
  });`;

let host: CommandHost;
beforeEach(() => (host = new CommandHost({ args: ['-e', PROGRAM], cwd: '.' })));
afterEach(() => host.end());

const run = (...args: string[]) => host.run({ args, variables: {} });
const processOf = (output: string): string | undefined => /^to (\d+)$/m.exec(output)?.[1];

test('commands that are asked for at once run one after the other, in one process, each with its own output', async () => {
  const [first, second] = await Promise.all([run('a', '0'), run('b', '3')]);
  expect([first.code, second.code]).toEqual([0, 3]);
  expect(first.output.split('\n').sort()).toEqual(['', `said a`, `to ${processOf(first.output)}`]);
  expect(second.output).toContain('said b');
  expect(second.output).not.toContain('said a');
  expect(processOf(second.output)).toBe(processOf(first.output));
});

test('a command that breaks off has failed, and the next one finds another process', async () => {
  const before = await run('a', '0');
  expect((await run('break')).code).toBe(1);
  const after = await run('b', '0');
  expect(after.code).toBe(0);
  expect(processOf(after.output)).not.toBe(processOf(before.output));
});
