import { z } from 'zod';
import { asText, schemaProblems } from './schema-problems';

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

test('of a file that was pasted by mistake the beginning is shown, at once', () => {
  const [problem] = schemaProblems(schema, { size: 'x'.repeat(100_000), tags: [] }, []);
  expect(problem?.message).toBe(`expected a number, got "${'x'.repeat(500)}…"`);
}, 2000);

test.each([
  ['Date', new Date(0)],
  ['Map', new Map()],
  ['Promise', Promise.resolve()],
])('a %s is no object, although all that it lacks may be left out', (kind, value) => {
  const lenient = z.strictObject({ program: z.strictObject({ command: z.string().optional() }) });
  expect(schemaProblems(lenient, { program: value }, ['profiles'])).toEqual([
    {
      path: ['profiles', 'program'],
      message: `expected a text, a number, a list or a plain object, got a ${kind}`,
    },
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

test('a key that nobody knows comes with those that are known there', () => {
  const nested = z.strictObject({
    rows: z.array(schema).optional(),
    byName: z.record(z.string(), schema).default({}),
  });
  const odd = { size: 1, tags: [], colour: 'red' };
  expect(schemaProblems(nested, { rows: [odd], byName: { a: odd }, sise: 1 }, [])).toEqual([
    { path: ['rows', 0], message: expect.stringMatching(/"colour".*; expected size, tags$/) },
    { path: ['byName', 'a'], message: expect.stringMatching(/"colour".*; expected size, tags$/) },
    { path: [], message: expect.stringMatching(/"sise".*; expected rows, byName$/) },
  ]);
});

test('a name that cannot be one is told with what was expected of it', () => {
  const named = z.record(z.string().regex(/^[A-Z]+$/, 'expected capitals'), z.string());
  expect(schemaProblems(named, { level: 'debug' }, ['variables'])).toEqual([
    { path: ['variables', 'level'], message: 'expected capitals, got the name "level"' },
  ]);
});

test.each([
  ['secrets', 'API', 'winter garden'],
  ['variables', 'DB_PASSWORD', 'winter garden'],
  ['variables', 'ANY', `ghp_${'aB3dE5gH7jK9'.repeat(3)}`],
])('what may be a secret is never repeated: %s.%s', (setting, name, value) => {
  const numbers = z.record(z.string(), z.record(z.string(), z.number('expected a number')));
  expect(schemaProblems(numbers, { [setting]: { [name]: value } }, [])).toEqual([
    { path: [setting, name], message: 'expected a number, got what may be a secret, and is not shown' },
  ]);
});

const circle: { itself?: unknown } = {};
circle.itself = circle;

test.each<[unknown, string]>([
  ['a', '"a"'],
  [null, 'null'],
  [7n, '7n'],
  [[7n], '["7n"]'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [Symbol('a'), 'Symbol(a)'],
  [() => 1, 'a function'],
  [undefined, 'nothing'],
  [circle, 'an object that holds itself'],
])('%p is told in words', (value, text) => {
  expect(asText(value)).toBe(text);
  expect(() => schemaProblems(schema, { size: value, tags: [] }, [])).not.toThrow();
});
