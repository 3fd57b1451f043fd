import { parseRecord, recordText } from './deploy-record';
import { exampleRecord } from './example-record';

/** What a standard parameter holds. */
const STANDARD = 4096;

test('a record comes back as it was stored', () => {
  expect(parseRecord('/p', recordText(exampleRecord))).toEqual(exampleRecord);
});

test('the longest of everything fits into a standard parameter', () => {
  const record = {
    ...exampleRecord,
    by: 'b'.repeat(2048),
    approver: 'a'.repeat(128),
    reason: 'r'.repeat(100_000),
    check: '1000 finding(s), 1000 excepted',
  };
  expect(Buffer.byteLength(recordText(record))).toBeLessThan(STANDARD);
});

test.each(['😀', '字', '"', '\u0001'])('it also fits where a reason is all %j', (character) => {
  const record = {
    ...exampleRecord,
    by: 'b'.repeat(2048),
    approver: '字'.repeat(128),
    reason: character.repeat(2000),
  };
  expect(Buffer.byteLength(recordText(record))).toBeLessThan(STANDARD);
});

test('a text that is cut shows it', () => {
  expect(parseRecord('/p', recordText({ ...exampleRecord, reason: 'r'.repeat(1000) })).reason).toMatch(/r…$/);
});

test.each(['', 'x', '{}', '{"result":"updated"}'])('%j is no record, and the parameter is named', (text) => {
  expect(() => parseRecord('/hipaa/test/_deploys/network/1', text)).toThrow(
    '/hipaa/test/_deploys/network/1 holds no record',
  );
});
