import { findPython, installInFolder, installInVenv, pipArguments, pythonRemedy } from './python';
import type { CommandResult } from './run-command';
import { scriptedRunner } from './testing/scripted-runner';

describe('findPython', () => {
  it('takes the first interpreter that is new enough', async () => {
    const { run } = scriptedRunner({
      'python3 -c': { stdout: '3.9 /usr/bin/python3\n' },
      'python3.12 -c': { stdout: '3.12 /opt/python3.12\n' },
    });
    expect(await findPython(run)).toEqual({ executable: '/opt/python3.12', version: '3.12' });
  });

  it('accepts 3.10, the oldest', async () => {
    const { run } = scriptedRunner({ 'python3 -c': { stdout: '3.10 /usr/bin/python3\n' } });
    expect(await findPython(run)).toMatchObject({ version: '3.10' });
  });

  it('says that there is none and how to get one', async () => {
    const { run } = scriptedRunner({});
    await expect(findPython(run)).rejects.toMatchObject({
      code: 'LOCAL_AWS_PYTHON_MISSING',
      message: expect.stringContaining('none is on the path'),
      remedy: pythonRemedy(process.platform),
    });
  });

  it('names the ones that are too old', async () => {
    const { run } = scriptedRunner({ 'python -c': { stdout: '2.7 /usr/bin/python\n' } });
    await expect(findPython(run)).rejects.toThrow('python is 2.7');
  });

  it('tells each system its own command', () => {
    expect(pythonRemedy('linux')).toContain('apt-get install python3 python3-venv python3-pip');
    expect(pythonRemedy('darwin')).toContain('brew install');
  });
});

function props(script: Record<string, Partial<CommandResult>>) {
  const { run, commands } = scriptedRunner(script);
  const python = { executable: '/usr/bin/python3', version: '3.11' };
  const progress = () => undefined;
  return { commands, props: { python, folder: '/f', requirements: '/r.txt', progress, run } };
}

describe('installing into a virtual environment', () => {
  it('makes one and installs with its own interpreter', async () => {
    const given = props({ '-m': {} });
    expect(await installInVenv(given.props)).toEqual({ python: '/f/venv/bin/python', searchPath: [] });
    expect(given.commands[0]).toBe('/usr/bin/python3 -m venv /f/venv');
    expect(given.commands[1]).toMatch(/^\/f\/venv\/bin\/python -m pip install .*--requirement \/r.txt$/);
  });

  it('gives up quietly where Python cannot make one', async () => {
    const given = props({ '-m venv': { code: 1, stderr: 'ensurepip is not available' } });
    expect(await installInVenv(given.props)).toBeUndefined();
    expect(given.commands).toHaveLength(1);
  });

  it("shows pip's own reason when the installation fails", async () => {
    const stderr = 'WARNING: retrying\nERROR: No matching distribution found for botocore\n';
    const given = props({ '-m venv': {}, '-m pip': { code: 1, stderr } });
    await expect(installInVenv(given.props)).rejects.toMatchObject({
      code: 'LOCAL_AWS_INSTALL_FAILED',
      message: expect.stringContaining('No matching distribution found for botocore'),
    });
  });
});

describe('an installation that has no room', () => {
  it('is told to make some', async () => {
    const stderr = 'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device';
    const given = props({ '-m venv': {}, '-m pip': { code: 1, stderr } });
    await expect(installInVenv(given.props)).rejects.toMatchObject({
      code: 'LOCAL_AWS_INSTALL_FAILED',
      remedy: expect.stringContaining('Make room'),
    });
  });
});

describe('installing into a folder', () => {
  it('puts the packages beside the interpreter and remembers where', async () => {
    const given = props({ '-m pip': {} });
    const installed = await installInFolder(given.props);
    expect(installed).toEqual({ python: '/usr/bin/python3', searchPath: ['/f/site-packages'] });
    expect(given.commands[1]).toContain('--target /f/site-packages');
  });

  it('says what to install when there is no pip either', async () => {
    const given = props({ '-m pip --version': { code: 1 } });
    await expect(installInFolder(given.props)).rejects.toMatchObject({
      code: 'LOCAL_AWS_PIP_MISSING',
      remedy: expect.stringMatching(/python/),
    });
  });
});

describe('the arguments for pip', () => {
  it('let nothing in without its pinned hash, and build nothing', () => {
    const args = pipArguments('/r.txt');
    expect(args).toEqual(expect.arrayContaining(['--require-hashes', '--no-deps', '--only-binary', ':all:']));
    expect(args).not.toContain('--target');
  });
});
