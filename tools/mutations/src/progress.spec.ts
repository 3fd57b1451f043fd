import { Progress } from './progress';

test('a line is said now and then, and not for every one', () => {
  let now = 0;
  const lines: string[] = [];
  const progress = new Progress(
    'storage, own packs',
    100,
    (line) => lines.push(line),
    () => now,
  );
  for (const seconds of [1, 31, 40, 62]) {
    now = seconds * 1000;
    progress.add(20);
  }
  expect(lines).toEqual(['storage, own packs: 40 of 100', 'storage, own packs: 80 of 100']);
});
