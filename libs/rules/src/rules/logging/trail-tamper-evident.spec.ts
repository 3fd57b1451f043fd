import { outcomes } from '../../testing/outcomes';
import { trailTamperEvident } from './trail-tamper-evident';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(trailTamperEvident, { Trail: { Type: 'AWS::CloudTrail::Trail', Properties } });

test('a trail that is signed and encrypted passes', () => {
  expect(judge({ EnableLogFileValidation: true, KMSKeyId: { Ref: 'Key' } })).toEqual([
    'pass Trail',
    'pass Trail',
  ]);
});

test('a trail that is not signed fails', () => {
  expect(judge({ KMSKeyId: { Ref: 'Key' } })).toEqual(['fail Trail', 'pass Trail']);
});

test('a trail that is not encrypted fails', () => {
  expect(judge({ EnableLogFileValidation: true })).toEqual(['pass Trail', 'fail Trail']);
});
