import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { recordingRunner, twoTemplates, prodTemplate } from '../testing/samples';
import { installedPackages } from '../python-packages';
import { cfnLint, cfnLintAnswer, cfnLintFindings } from './cfn-lint';

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

const match = (id: string, path: unknown, more: object = {}) => ({
  Filename: prodTemplate.path,
  Id: 'afd6d4ca',
  Level: 'Warning',
  Location: {
    Path: path,
    Start: { ColumnNumber: 1, LineNumber: 2 },
    End: { ColumnNumber: 2, LineNumber: 2 },
  },
  Message: 'dependency already enforced',
  ParentId: null,
  Rule: { Id: id, Description: 'd', ShortDescription: 's', Source: 'https://example.org' },
  ...more,
});

const findingsOf = (...matches: object[]) => cfnLintFindings(cfnLintAnswer.parse(matches), twoTemplates);

test('a match in a resource is a finding about it', () => {
  expect(findingsOf(match('W3005', ['Resources', 'Alarm', 'DependsOn', 0]))).toEqual([
    {
      engine: 'cfn-lint',
      rule: 'W3005',
      layer: 'storage',
      environment: 'prod',
      logicalId: 'Alarm',
      message: 'dependency already enforced',
    },
  ]);
});

test.each([
  ['outside the resources', ['Parameters', 'BootstrapVersion']],
  ['about all resources', ['Resources']],
  ['without a place', null],
])('a match %s is a finding about the template', (_what, path) => {
  const [finding] = findingsOf(match('E0000', path));
  expect(finding).toMatchObject({ rule: 'E0000', layer: 'storage' });
  expect(finding).not.toHaveProperty('logicalId');
});

test('the alternatives that a schema offered are parts of a finding, not findings', () => {
  const parts = match('E1157', ['Resources', 'Topic'], { ParentId: 'c1bd70aa' });
  expect(findingsOf(match('E3017', ['Resources', 'Topic']), parts).map(({ rule }) => rule)).toEqual([
    'E3017',
  ]);
});
