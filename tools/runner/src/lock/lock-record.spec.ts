import { validRecord } from './lock-record';
import { recordOf } from './testing/holder-of';

const text = JSON.stringify(recordOf({ version: 7 }));

test('a record that got the number it was written for counts', () => {
  expect(validRecord({ version: 7, text })).toEqual(recordOf({ version: 7 }));
});

test('a record that got another number lost a race and counts for nothing', () => {
  expect(validRecord({ version: 8, text })).toBeUndefined();
});

test.each(['', 'free text', '{}', 'null', '{"version":1}'])('%j is no record', (other) => {
  expect(validRecord({ version: 1, text: other })).toBeUndefined();
});
