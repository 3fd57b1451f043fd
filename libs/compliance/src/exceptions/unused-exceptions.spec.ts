import { soundException } from '../../fixtures/exception';
import { judgement } from '../../fixtures/judgement';
import { subject } from '../../fixtures/subject';
import type { ExceptionProps } from './exception';
import { unusedExceptions } from './unused-exceptions';

const unused = (changes: Partial<ExceptionProps> = {}, judged = judgement()) =>
  unusedExceptions(judged, [soundException(changes)]);

test('an exception with a finding is in use', () => {
  expect(unused()).toEqual([]);
});

test('an exception without a finding is not', () => {
  expect(unused({}, judgement({ findings: [] }))).toEqual([
    { path: ['exceptions', 0], message: expect.stringContaining('has no finding Fixture::Sealed') },
  ]);
});

test('every resource of an exception must have its finding', () => {
  expect(unused({ resource: ['Logs1234', 'Other'] })).toEqual([
    expect.objectContaining({ message: expect.stringContaining('on Other') }),
  ]);
});

test('every rule of an exception must have its finding', () => {
  expect(unused({ rule: ['Fixture::Sealed', 'Fixture::Other'] })).toHaveLength(1);
});

test('an exception must match in every environment that it is about', () => {
  const { subjects } = judgement();
  const both = judgement({
    subjects: [...subjects, subject({}, { name: 'storage test', environment: 'test' })],
  });
  expect(unused({}, both)).toEqual([
    expect.objectContaining({ message: expect.stringContaining('storage test has no finding') }),
  ]);
  expect(unused({ environments: ['prod'] }, both)).toEqual([]);
});

test('an exception for a layer that was not judged is left alone', () => {
  expect(unused({ layer: 'network' })).toEqual([]);
});

test('an exception for a pack that was left out is left alone', () => {
  expect(unused({ rule: 'HIPAA.Security::HIPAA.Security-X' })).toEqual([]);
});
