import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { installedPackages } from '../python/installed-packages';
import { recordingRunner } from '../testing/recording-runner';
import { twoTemplates } from '../testing/two-templates';
import { checkov } from './checkov';

const folder = temporaryFolder();
const nothingFound = { results: { failed_checks: [] }, summary: { parsing_errors: 0, resource_count: 4 } };

function judgeWith(code: number) {
  const { run, calls } = recordingRunner({ code, stdout: JSON.stringify(nothingFound), stderr: 'Traceback' });
  const packages = installedPackages({ python: '/python', searchPath: [], folder: folder() }, run);
  return { verdict: checkov(packages).judge(twoTemplates), calls };
}

test('it is told to stay off the network', async () => {
  const { verdict, calls } = judgeWith(0);
  await verdict;
  expect(calls[0]?.args).toContain('--skip-download');
});

test('findings do not decide its exit code, so that any other than 0 is a breakdown', async () => {
  const { verdict, calls } = judgeWith(0);
  expect(await verdict).toEqual([]);
  expect(calls[0]?.args).toContain('--soft-fail');
  await expect(judgeWith(2).verdict).rejects.toThrow('Traceback');
});

test('every template is handed over in one call', async () => {
  const { verdict, calls } = judgeWith(0);
  await verdict;
  expect(calls).toHaveLength(1);
  expect(calls[0]?.args.slice(-3)).toEqual(['--file', ...twoTemplates.map(({ path }) => path)]);
});
