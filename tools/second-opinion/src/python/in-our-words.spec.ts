import { UserError } from '@hipaa-cdk/errors';
import { pipArguments } from '@hipaa-cdk/local-aws/src/install-methods';
import { withLock } from '@hipaa-cdk/local-aws/src/lock';
import { findPython, pythonRemedy } from '@hipaa-cdk/local-aws/src/python';
import { scriptedRunner } from '@hipaa-cdk/local-aws/src/testing/scripted-runner';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inOurWords } from './in-our-words';

const folder = temporaryFolder();

test('what goes well is handed on', async () => {
  expect(await inOurWords(Promise.resolve(pipArguments('file').at(-1)))).toBe('file');
});

test('a missing Python is missed by the second opinion, with the same remedy', async () => {
  await expect(inOurWords(findPython(scriptedRunner({}).run))).rejects.toMatchObject({
    code: 'SECOND_OPINION_PYTHON_MISSING',
    message: expect.stringMatching(/^The second opinion needs Python 3\.10/),
    remedy: pythonRemedy(process.platform),
  });
});

test('another process in the way is one that installs the same', async () => {
  const lock = join(folder(), 'lock');
  writeFileSync(lock, String(process.pid));
  await expect(inOurWords(withLock(lock, () => Promise.resolve(), 0))).rejects.toMatchObject({
    code: 'SECOND_OPINION_BUSY',
    message: expect.stringMatching(/is still installing cfn-lint and checkov/),
  });
});

test.each([new Error('a bug'), new UserError({ code: 'OTHER', message: 'The embedded AWS' })])(
  'any other error stays as it is: %s',
  async (error) => {
    await expect(inOurWords(Promise.reject(error))).rejects.toBe(error);
  },
);
