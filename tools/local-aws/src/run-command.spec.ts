import { runCommand } from './run-command';

describe('runCommand', () => {
  it('tells the exit code and both outputs', async () => {
    const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3';
    expect(await runCommand(process.execPath, ['-e', script])).toEqual({
      code: 3,
      stdout: 'out',
      stderr: 'err',
    });
  });

  it('answers without a code for a program that does not exist', async () => {
    expect(await runCommand('no-such-program-here', [])).toMatchObject({ code: null });
  });
});
