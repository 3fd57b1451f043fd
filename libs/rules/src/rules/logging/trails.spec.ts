import { outcomes, syntheticData } from '../../testing/outcomes';

const judge = (IsLogging?: unknown) =>
  outcomes('TrailEnabled', { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging } } });

test('a trail that records passes', () => expect(judge(true)).toEqual(['pass Trail']));

test.each([false, undefined, { Ref: 'Record' }])('a trail whose recording is %p fails', (value) => {
  expect(judge(value)).toEqual(['fail Trail']);
});

describe('TrailMultiRegion', () => {
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('TrailMultiRegion', { Trail: { Type: 'AWS::CloudTrail::Trail', Properties } });

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
});

describe('TrailTamperEvident', () => {
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('TrailTamperEvident', { Trail: { Type: 'AWS::CloudTrail::Trail', Properties } });

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
});

const store = (RetentionPeriod?: unknown) => ({
  Store: { Type: 'AWS::CloudTrail::EventDataStore', Properties: { RetentionPeriod } },
});

test('a store that keeps events for six years passes', () => {
  expect(outcomes('EventDataStoreRetention', store(2192))).toEqual(['pass Store']);
});

test.each([366, undefined])('a store that keeps events for %p days fails', (days) => {
  expect(outcomes('EventDataStoreRetention', store(days))).toEqual(['fail Store']);
});

test('events about made-up data may go', () => {
  expect(outcomes('EventDataStoreRetention', store(7), syntheticData)).toEqual([]);
});

describe('TrailDataEvents', () => {
  const trail = (Properties: Record<string, unknown>) => ({
    Trail: { Type: 'AWS::CloudTrail::Trail', Properties },
  });
  const judge = (properties: Record<string, unknown>) => outcomes('TrailDataEvents', trail(properties));
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
    expect(outcomes('TrailDataEvents', trail({}), syntheticData)).toEqual([]);
  });
});
