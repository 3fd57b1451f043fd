import { z } from 'zod';
import { schemaProblems } from './schema-problems';

const schema = z.strictObject({ size: z.int('expected a number'), tags: z.array(z.string('expected text')) });

test('a sound value has no problem', () => {
  expect(schemaProblems(schema, { size: 1, tags: [] }, [])).toEqual([]);
});

test('every problem starts with the path it is looked for at', () => {
  expect(schemaProblems(schema, { size: 'big', tags: ['a', 2] }, ['profiles', 'economy'])).toEqual([
    { path: ['profiles', 'economy', 'size'], message: 'expected a number, got "big"' },
    { path: ['profiles', 'economy', 'tags', 1], message: 'expected text, got 2' },
  ]);
});

test('a whole object is not repeated', () => {
  expect(schemaProblems(schema, { size: {}, tags: [] }, [])).toEqual([
    { path: ['size'], message: 'expected a number' },
  ]);
});

test('a value that is missing is not repeated', () => {
  expect(schemaProblems(schema, { tags: [] }, [])).toEqual([
    { path: ['size'], message: 'expected a number' },
  ]);
});
