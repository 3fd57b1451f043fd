import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { installedPackages } from '../python-packages';
import { recordingRunner, twoTemplates, prodTemplate } from '../testing/samples';
import { checkov, checkovAnswer, checkovFindings } from './checkov';

const folder = temporaryFolder();
const nothingFound = { results: { failed_checks: [] }, summary: { parsing_errors: 0, resource_count: 4 } };

/** The samples as files in a folder as deep as somebody's checkout may be. */
function written() {
  const root = folder();
  return twoTemplates.map((template) => {
    const path = join(root, template.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '{}');
    return { ...template, path };
  });
}

function judgeWith(code: number) {
  const { run, calls } = recordingRunner({ code, stdout: JSON.stringify(nothingFound), stderr: 'Traceback' });
  const packages = installedPackages({ python: '/python', searchPath: [], folder: folder() }, run);
  return { verdict: checkov(packages).judge(written()), calls };
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

test('every template is handed over in one call, under a name that no checkout decides', async () => {
  const { verdict, calls } = judgeWith(0);
  await verdict;
  expect(calls).toHaveLength(1);
  const handed = calls[0]?.args.slice(-2) ?? [];
  expect(calls[0]?.args.at(-3)).toBe('--file');
  for (const path of handed) {
    expect(path).toMatch(/[\\/]second-opinion-\w{6}[\\/]\d\.template\.json$/);
    expect(existsSync(path)).toBe(false);
  }
});

const answer = (parsingErrors = 0) =>
  checkovAnswer.parse({
    check_type: 'cloudformation',
    results: {
      failed_checks: [
        {
          check_id: 'CKV_AWS_18',
          bc_check_id: null,
          check_name: 'Ensure the S3 bucket has access logging enabled',
          check_result: { result: 'FAILED' },
          file_path: '/Storage.template.json',
          file_abs_path: prodTemplate.path,
          resource: 'AWS::S3::Bucket.Logs6819BB44',
          guideline: null,
        },
      ],
    },
    summary: { passed: 1, failed: 1, skipped: 0, parsing_errors: parsingErrors, resource_count: 4 },
  });

test('a failed check is a finding about the resource behind the last dot', () => {
  expect(checkovFindings(answer(), twoTemplates)).toEqual([
    {
      engine: 'checkov',
      rule: 'CKV_AWS_18',
      layer: 'storage',
      environment: 'prod',
      logicalId: 'Logs6819BB44',
      message: 'Ensure the S3 bucket has access logging enabled',
    },
  ]);
});

test('a template that could not be read is a breakdown, though checkov ends well', () => {
  expect(() => checkovFindings(answer(1), twoTemplates)).toThrow(
    expect.objectContaining({
      code: 'SECOND_OPINION_ENGINE_FAILED',
      message: expect.stringContaining('1 of the templates'),
    }),
  );
});

test('the answer of a run without any template is none', () => {
  expect(checkovAnswer.safeParse({ passed: 0, failed: 0, resource_count: 0 }).success).toBe(false);
});
