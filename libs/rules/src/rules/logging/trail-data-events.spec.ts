import { outcomes, syntheticData } from '../../testing/outcomes';
import { trailDataEvents } from './trail-data-events';

const trail = (Properties: Record<string, unknown>) => ({
  Trail: { Type: 'AWS::CloudTrail::Trail', Properties },
});
const judge = (properties: Record<string, unknown>) => outcomes(trailDataEvents, trail(properties));
const objects = { DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] };
const advanced = (...fields: readonly (readonly [string, string])[]) => ({
  FieldSelectors: fields.map(([Field, value]) => ({ Field, Equals: [value] })),
});
const data = advanced(['eventCategory', 'Data'], ['resources.type', 'AWS::S3::Object']);
const management = advanced(['eventCategory', 'Management']);

test('a trail with a selector for objects passes', () => {
  expect(judge({ EventSelectors: [objects] })).toEqual(['pass Trail']);
});

test('a trail with advanced selectors for objects and for management passes', () => {
  expect(judge({ AdvancedEventSelectors: [data, management] })).toEqual(['pass Trail']);
});

test.each([
  {},
  { EventSelectors: [] },
  { EventSelectors: [{ DataResources: [{ Type: 'AWS::Lambda::Function' }] }] },
  { EventSelectors: [{ ...objects, IncludeManagementEvents: false }] },
  { AdvancedEventSelectors: [data] },
  { AdvancedEventSelectors: [management] },
  { AdvancedEventSelectors: [management, advanced(['eventCategory', 'Data'])] },
  { EventSelectors: { Ref: 'Selectors' } },
])('a trail with %j fails', (properties) => expect(judge(properties)).toEqual(['fail Trail']));

test('nobody needs to see who reads made-up data', () => {
  expect(outcomes(trailDataEvents, trail({}), syntheticData)).toEqual([]);
});
