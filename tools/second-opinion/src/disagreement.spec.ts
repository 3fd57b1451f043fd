import { disagree } from './disagreement';

const shared = {
  resources: ['storage/Bucket'],
  environments: ['prod'],
  reason: 'the bucket is closed by its policy',
  reviewed: { by: 'platform-team', on: '2026-11-23' },
};

test('every rule of every engine becomes an entry with the same reason, resources and environments', () => {
  const rules = { 'cfn-guard': ['UPPER', 'lower'], checkov: ['CKV_1'] };
  expect(disagree({ rules, ...shared })).toEqual([
    { engine: 'cfn-guard', rule: 'UPPER', ...shared },
    { engine: 'cfn-guard', rule: 'lower', ...shared },
    { engine: 'checkov', rule: 'CKV_1', ...shared },
  ]);
});
