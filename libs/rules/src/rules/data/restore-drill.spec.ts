import { outcomes, syntheticData } from '../../testing/outcomes';
import { restoreDrill } from './restore-drill';

const Plan = { Type: 'AWS::Backup::BackupPlan' };
const Drill = {
  Type: 'AWS::Backup::RestoreTestingPlan',
  Properties: { RestoreTestingPlanName: 'drill', ScheduleExpression: 'rate(30 days)' },
};
const selection = (RestoreTestingPlanName: unknown) => ({
  Type: 'AWS::Backup::RestoreTestingSelection',
  Properties: { RestoreTestingPlanName },
});

test.each(['drill', { Ref: 'Drill' }])('a plan with a drill that selects by %j passes', (name) => {
  expect(outcomes(restoreDrill, { Plan, Drill, Selection: selection(name) })).toEqual(['pass Plan']);
});

test('a plan without a drill fails', () => expect(outcomes(restoreDrill, { Plan })).toEqual(['fail Plan']));

test('a drill that selects nothing is none', () => {
  expect(outcomes(restoreDrill, { Plan, Drill, Selection: selection('other') })).toEqual(['fail Plan']);
});

test('where nothing is backed up there is nothing to drill', () => {
  expect(outcomes(restoreDrill, { Drill })).toEqual([]);
});

test('made-up data needs no drill', () =>
  expect(outcomes(restoreDrill, { Plan }, syntheticData)).toEqual([]));
