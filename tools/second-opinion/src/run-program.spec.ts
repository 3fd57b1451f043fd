import { tmpdir } from 'node:os';
import { type ProgramCall, runProgram } from './run-program';

const node = (script: string): ProgramCall => ({
  program: process.execPath,
  args: ['-e', script],
  cwd: tmpdir(),
  env: { ONLY: 'this' },
});

test('exit code and both outputs come back', async () => {
  const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 19';
  expect(await runProgram(node(script))).toEqual({ code: 19, stdout: 'out', stderr: 'err' });
});

test('a program that ends well has the code 0', async () => {
  expect(await runProgram(node(''))).toMatchObject({ code: 0 });
});

test('nothing of the shell is handed on', async () => {
  const { stdout } = await runProgram(node('console.log(process.env.HOME, process.env.ONLY)'));
  expect(stdout).toBe('undefined this\n');
});

test('an answer of several megabytes is not cut off', async () => {
  const { stdout } = await runProgram(node('process.stdout.write("x".repeat(3_000_000))'));
  expect(stdout).toHaveLength(3_000_000);
});

test('a program that is not there says so', async () => {
  const result = await runProgram({ ...node(''), program: '/no/such/program' });
  expect(result).toMatchObject({ code: 127, stderr: expect.stringContaining('/no/such/program') });
});
