import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Answer, answerText, prompt } from './prompt';

const done: Answer = { fields: [], rows: [], command: 'INSERT', rowCount: 1 };

async function typed(
  lines: string,
  query = (statement: string): Promise<readonly Answer[]> => {
    asked.push(statement);
    return Promise.resolve([done]);
  },
) {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(lines);
  const sound = await prompt({ query, input, output, name: '' });
  output.end();
  return { sound, printed: await text(output) };
}

let asked: string[] = [];
beforeEach(() => (asked = []));

test('a statement goes out once it is whole, over as many lines as it takes', async () => {
  await typed('SELECT 1,\n  2;\nSELECT 3;\n');
  expect(asked).toEqual(['SELECT 1,\n  2;', 'SELECT 3;']);
});

test('the last statement needs no sign at its end', async () => {
  await typed('SELECT 1');
  expect(asked).toEqual(['SELECT 1']);
});

test('empty lines are no statements', async () => {
  await typed('\n  \nSELECT 1;\n\n');
  expect(asked).toEqual(['SELECT 1;']);
});

test('what follows \\q is not carried out', async () => {
  await typed('\\q\nDROP TABLE visits;\n');
  expect(asked).toEqual([]);
});

test('a statement that fails is told, the next one goes on, and the whole has failed', async () => {
  const { sound, printed } = await typed('BAD;\nSELECT 1;\n', (statement) =>
    statement === 'BAD;' ? Promise.reject(new Error('syntax error')) : Promise.resolve([done]),
  );
  expect(sound).toBe(false);
  expect(printed).toBe('error: syntax error\nINSERT 1\n');
});

test('tables, users and databases have short names', async () => {
  await typed('\\d\n\\du\n\\l\n');
  expect(asked).toEqual([
    expect.stringContaining('pg_tables'),
    expect.stringContaining('pg_roles'),
    expect.stringContaining('pg_database'),
  ]);
});

test('a value is shown whole, and nothing is shown as null', () => {
  const long = 'x'.repeat(200);
  const answer = { fields: ['a', 'b'], rows: [[long, null]], command: 'SELECT', rowCount: 1 };
  expect(answerText(answer)).toContain(long);
  expect(answerText(answer)).toMatch(/null\n\(1 row\)$/);
});

test('no rows are said to be none', () => {
  expect(answerText({ fields: ['a'], rows: [], command: 'SELECT', rowCount: 0 })).toBe('a\n(0 rows)');
});
