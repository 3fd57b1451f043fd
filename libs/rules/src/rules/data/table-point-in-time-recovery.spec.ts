import { outcomes, syntheticData } from '../../testing/outcomes';
import { tablePointInTimeRecovery } from './table-point-in-time-recovery';

const judge = (PointInTimeRecoverySpecification: unknown) =>
  outcomes(tablePointInTimeRecovery, {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { PointInTimeRecoverySpecification } },
  });

test.each([{}, { RecoveryPeriodInDays: 35 }])('a table that can be restored passes with %j', (period) => {
  expect(judge({ PointInTimeRecoveryEnabled: true, ...period })).toEqual(['pass Table', 'pass Table']);
});

test.each([undefined, {}, { PointInTimeRecoveryEnabled: false }])(
  'a table with %j fails',
  (specification) => {
    expect(judge(specification)).toContain('fail Table');
  },
);

test('a week is too short', () => {
  const specification = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 };
  expect(judge(specification)).toEqual(['pass Table', 'fail Table']);
});

test('made-up data may be lost', () => {
  expect(
    outcomes(tablePointInTimeRecovery, { Table: { Type: 'AWS::DynamoDB::Table' } }, syntheticData),
  ).toEqual([]);
});
