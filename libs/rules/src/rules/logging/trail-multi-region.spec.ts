import { outcomes } from '../../testing/outcomes';
import { trailMultiRegion } from './trail-multi-region';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(trailMultiRegion, { Trail: { Type: 'AWS::CloudTrail::Trail', Properties } });

test('a trail of all regions passes', () => {
  expect(judge({ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true })).toEqual([
    'pass Trail',
    'pass Trail',
  ]);
});

test('a trail of one region fails', () => {
  expect(judge({ IncludeGlobalServiceEvents: true })).toEqual(['fail Trail', 'pass Trail']);
});

test('a trail without global services fails', () => {
  expect(judge({ IsMultiRegionTrail: true })).toEqual(['pass Trail', 'fail Trail']);
});
