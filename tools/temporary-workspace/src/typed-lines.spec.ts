import { typedLines } from './typed-lines';

const shell = (line: string) => Promise.resolve({ code: line === 'bad' ? 7 : 0, output: `${line}\n` });

test('lines are run in their order, and their output is kept', async () => {
  expect(await typedLines(['a', 'b'], shell)).toEqual({ code: 0, output: 'a\nb\n' });
});

test('the first line that fails is the last one, and its code is the code', async () => {
  expect(await typedLines(['a', 'bad', 'b'], shell)).toEqual({ code: 7, output: 'a\nbad\n' });
});

test('no lines are a failure', async () => {
  expect(await typedLines([], shell)).toEqual({ code: 1, output: '' });
});
