import { recordingRunner } from '../testing/recording-runner';
import { twoTemplates } from '../testing/two-templates';
import { installedPackages } from '../python/installed-packages';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { cfnLint } from './cfn-lint';

const folder = temporaryFolder();

function judgeWith(code: number) {
  const { run, calls } = recordingRunner({ code, stdout: '[]', stderr: 'ModuleNotFoundError: cfnlint' });
  const packages = installedPackages({ python: '/python', searchPath: [], folder: folder() }, run);
  return { verdict: cfnLint(packages).judge(twoTemplates), calls };
}

test('every template is handed over in one call', async () => {
  const { verdict, calls } = judgeWith(0);
  await verdict;
  expect(calls).toHaveLength(1);
  expect(calls[0]?.args.slice(-3)).toEqual(['--template', ...twoTemplates.map(({ path }) => path)]);
});

test.each([0, 2, 4, 6, 14])('exit code %i, a sum of severities, is a verdict', async (code) => {
  expect(await judgeWith(code).verdict).toEqual([]);
});

test.each([1, 3, 16, 127])('exit code %i is a breakdown', async (code) => {
  await expect(judgeWith(code).verdict).rejects.toThrow('ModuleNotFoundError: cfnlint');
});
