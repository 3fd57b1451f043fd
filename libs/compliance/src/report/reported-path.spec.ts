import { join } from 'node:path';
import { judgement } from '../../fixtures/judgement';
import { subject } from '../../fixtures/subject';
import { jsonReport } from './json-report';
import { reportedPath } from './reported-path';
import { sarif } from './sarif';

const workspace = join(__dirname, '../../../..');
const file = join(workspace, 'dist/cdk/storage/prod/Storage.template.json');

test('a file is named from its workspace', () => {
  expect(reportedPath(file)).toBe('dist/cdk/storage/prod/Storage.template.json');
});

test('a file outside of any workspace is named without its folders', () => {
  expect(reportedPath('/folder-of-somebody/Storage.template.json')).toBe('Storage.template.json');
});

test('a path that is relative stays as it is', () => {
  expect(reportedPath('templates/a.yaml')).toBe('templates/a.yaml');
});

test('no report has a path of the machine', () => {
  const assessment = { ...judgement({ subjects: [subject({}, { source: file })] }), excepted: [] };
  for (const text of [jsonReport(assessment), sarif(assessment)]) expect(text).not.toContain(workspace);
});
