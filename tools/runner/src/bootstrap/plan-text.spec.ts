import { policyTemplate } from '@hipaa-cdk/delivery-tools';
import '@hipaa-cdk/platform';
import { planText } from './plan-text';
import type { PolicyChange } from './policy-changes';

const place = { account: '222222222222', region: 'us-west-2' };
const types = ['AWS::S3::Bucket'];
const templates = [
  {
    stackName: 'hipaa-prod-storage',
    prefix: ['hipaa', 'prod'],
    template: { Resources: { Files: { Type: 'AWS::S3::Bucket' } } },
  },
];
const wanted = policyTemplate({ ...place, templates, records: 'open' });
const text = (...changes: PolicyChange[]) =>
  planText({ ...place, environments: ['prod'], types, wanted, changes });

test('it says where, for whom, and for how many types', () => {
  expect(text()).toMatch(
    /^account 222222222222, region us-west-2, which serves prod\npolicies for 1 resource types/,
  );
});

test('a new policy is one line, with its name and size', () => {
  expect(text({ name: 'Execution1', kind: 'new', added: ['allow a on *'], removed: [] })).toMatch(
    /\n {2}new {7}hipaa-execution-us-west-2-1, \d+ of 6144 characters\n/,
  );
});

test('what a changed policy gains and loses is listed', () => {
  expect(
    text({ name: 'Boundary', kind: 'changed', added: ['deny a on *'], removed: ['deny b on *'] }),
  ).toContain('\n      + deny a on *\n      - deny b on *\n');
});

test('a very long list is cut, and how much of it is said', () => {
  const added = Array.from({ length: 50 }, (_, index) => `allow a:${index} on *`);
  expect(text({ name: 'Boundary', kind: 'changed', added, removed: [] })).toContain('\n      and 10 more\n');
});
