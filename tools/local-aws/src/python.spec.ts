import { findPython, pythonRemedy } from './python';
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
