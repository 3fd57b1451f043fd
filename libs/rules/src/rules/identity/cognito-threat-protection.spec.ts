import { outcomesOf } from '../../testing/outcomes-of';
import { syntheticData } from '../../testing/outcomes';
import { cognitoThreatProtection } from './cognito-threat-protection';

const pool = outcomesOf(cognitoThreatProtection, 'AWS::Cognito::UserPool');

const mode = (AdvancedSecurityMode: unknown, UserPoolTier?: string) =>
  pool({ UserPoolAddOns: { AdvancedSecurityMode }, UserPoolTier });

test('enforced protection in the tier that has it passes', () => {
  expect(mode('ENFORCED', 'PLUS')).toEqual(['pass', 'pass']);
});

test.each([['AUDIT'], ['OFF'], [undefined]])('protection %p fails', (value) => {
  expect(mode(value, 'PLUS')).toEqual(['fail', 'pass']);
});

test.each(['LITE', 'ESSENTIALS'])('the tier %s fails', (tier) => {
  expect(mode('ENFORCED', tier)).toEqual(['pass', 'fail']);
});

test('a pool without health data behind it is not judged', () => expect(pool({}, syntheticData)).toEqual([]));
