import { placeOf } from '@hipaa-cdk/testing';
import { regionRules } from './sign-in-rules';

const inProd = placeOf('prod');

const most = ['ap-northeast-1', 'ap-southeast-2', 'ca-central-1', 'eu-central-1', 'us-east-1', inProd.region];

test.each([most, most.map((region) => (region === 'us-east-1' ? 'ap-northeast-2' : region))])(
  'the pattern stays within what CloudWatch Logs takes, with as many regions as the settings do',
  (...regions) => {
    expect(regionRules(regions)[0]?.pattern.logPatternString.length).toBeLessThanOrEqual(1024);
  },
);

test('every region that is allowed is left out by name', () => {
  const [rule] = regionRules(most);
  expect(most.filter((region) => !rule?.pattern.logPatternString.includes(`!= "${region}"`))).toEqual([]);
});

test('the mail names the regions that are allowed', () => {
  expect(regionRules(['eu-west-1'])[0]?.description).toContain('outside of eu-west-1.');
});
