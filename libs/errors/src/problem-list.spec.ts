import { problemList } from './problem-list';

test('every problem stands on its own line, path first', () => {
  const text = problemList([
    { path: ['prod', 'account'], message: 'expected 12 digits' },
    { path: ['dev', 'region'], message: 'unknown' },
  ]);
  expect(text).toBe('  ✖ prod.account: expected 12 digits\n  ✖ dev.region: unknown');
});

test('a list position is written with brackets', () => {
  expect(problemList([{ path: ['prod', 'zones', 0, 'name'], message: 'm' }])).toBe(
    '  ✖ prod.zones[0].name: m',
  );
});
