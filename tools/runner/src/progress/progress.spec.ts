import { Progress } from './progress';

function record(live: boolean, columns = 80): { progress: Progress; text: () => string } {
  const written: string[] = [];
  const progress = new Progress({ live, write: (text) => written.push(text), columns: () => columns });
  return { progress, text: () => written.join('') };
}

test('without a terminal every phase is a line', () => {
  const { progress, text } = record(false);
  progress.phase('storage', 'creating');
  expect(text()).toBe('storage: creating\n');
});

test('without a terminal only every tenth resource is a line', () => {
  const { progress, text } = record(false);
  for (let done = 1; done <= 25; done++) progress.step('storage', done, 25, 'x');
  expect(text().match(/storage: \d+/g)).toEqual(['storage: 10', 'storage: 20', 'storage: 25']);
});

test('without a terminal a step that is told twice is one line', () => {
  const { progress, text } = record(false);
  progress.step('storage', 10, 25, 'CREATE_COMPLETE Key');
  progress.step('storage', 10, 25, 'CREATE_IN_PROGRESS Bucket');
  expect(text()).toBe('storage: 10/25 CREATE_COMPLETE Key\n');
});

test('a layer never has more steps behind it than there are, and says so once', () => {
  const { progress, text } = record(false);
  for (const told of [8, 9, 10]) progress.step('storage', told, 8, 'UPDATE_COMPLETE Policy');
  expect(text()).toBe('storage: 8/8 UPDATE_COMPLETE Policy\n');
});

test('without a terminal nothing is ever rewritten', () => {
  const { progress, text } = record(false);
  progress.phase('storage', 'creating');
  progress.step('storage', 10, 10, 'x');
  progress.end('storage', 'created');
  expect(text()).not.toContain('\u001b');
});

test('on a terminal a layer keeps one line that is rewritten', () => {
  const { progress, text } = record(true);
  progress.phase('storage', 'creating');
  progress.step('storage', 1, 2, 'bucket');
  expect(text()).toBe('  storage: creating\n\u001b[1A\u001b[2K\r  storage: 1/2 bucket\n');
});

test('on a terminal a finished layer moves above the live lines', () => {
  const { progress, text } = record(true);
  progress.phase('storage', 'creating');
  progress.phase('network', 'creating');
  progress.end('storage', 'created');
  expect(text().endsWith('storage: created\n  network: creating\n')).toBe(true);
});

test('on a terminal a message stands above the live lines', () => {
  const { progress, text } = record(true);
  progress.phase('storage', 'creating');
  progress.say('hello');
  expect(text().endsWith('hello\n  storage: creating\n')).toBe(true);
});

test.each([20, 80, 200])('on a terminal of %s columns a live line takes one line of it', (columns) => {
  const { progress, text } = record(true, columns);
  progress.step('storage', 1, 2, 'x'.repeat(300));
  for (const line of text().split('\n')) expect(line.length).toBeLessThan(columns);
});
