import { killHard, ownVariables, startCommand, typedLines } from './command';

const node = (code: string) => startCommand(process.execPath, ['-e', code], { cwd: '.', env: {} });

test('the result holds the exit code and what both streams printed', async () => {
  const { code, output } = await node('console.log("out"); console.error("err"); process.exitCode = 3')
    .result;
  expect(code).toBe(3);
  expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

test('colours are left out', async () => {
  const { output } = await node('console.log("\\u001b[31mred\\u001b[0m")').result;
  expect(output).toBe('red\n');
});

test('a waiter is told as soon as the text is there', async () => {
  const command = node('console.log("ready"); setInterval(() => {}, 1000)');
  await command.printed(/ready/);
  killHard(command);
  expect((await command.result).code).not.toBe(0);
});

test('a waiter is told when the command ends without the text', async () => {
  const command = node('console.log("other")');
  await expect(command.printed(/ready/)).rejects.toThrow('before it printed what was waited for');
});

test('killing a command also kills what it started', async () => {
  const command = node(
    'require("child_process").spawn(process.execPath, ["-e", "console.log(`started`); setInterval(() => {}, 1000)"], { stdio: "inherit" }); setInterval(() => {}, 1000)',
  );
  await command.printed(/started/);
  killHard(command);
  // The child holds the output open: the result only comes when it is gone too.
  expect((await command.result).output).toBe('started\n');
});
const shell = (line: string) => Promise.resolve({ code: line === 'bad' ? 7 : 0, output: `${line}\n` });

test('lines are run in their order, and their output is kept', async () => {
  expect(await typedLines(['a', 'b'], shell)).toEqual({ code: 0, output: 'a\nb\n' });
});

test('the first line that fails is the last one, and its code is the code', async () => {
  expect(await typedLines(['a', 'bad', 'b'], shell)).toEqual({ code: 7, output: 'a\nbad\n' });
});

test('no lines are a failure', async () => {
  expect(await typedLines([], shell)).toEqual({ code: 1, output: '' });
});

test('commands find nothing of the shell of the tests that would change what they do', () => {
  const before = { ...process.env };
  try {
    Object.assign(process.env, { CI: 'true', AWS_PROFILE: 'production', NX_BASE: 'main', HOSTNAME: 'here' });
    expect(ownVariables(4711)).toMatchObject({ HOSTNAME: 'here', LOCAL_AWS_PORT: '4711' });
    expect(Object.keys(ownVariables(4711))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(CI|AWS_PROFILE|NX_BASE)$/)]),
    );
  } finally {
    process.env = before;
  }
});
