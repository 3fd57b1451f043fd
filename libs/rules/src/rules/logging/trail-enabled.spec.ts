import { outcomes } from '../../testing/outcomes';
import { trailEnabled } from './trail-enabled';

const judge = (IsLogging?: unknown) =>
  outcomes(trailEnabled, { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging } } });

test('a trail that records passes', () => expect(judge(true)).toEqual(['pass Trail']));

test.each([false, undefined, { Ref: 'Record' }])('a trail whose recording is %p fails', (value) => {
  expect(judge(value)).toEqual(['fail Trail']);
});
