import { readFileSync } from 'node:fs';
import { sampleApplication } from './sample-application';

test('the text of the program is its file', () => {
  expect(sampleApplication.source).toBe(readFileSync(sampleApplication.path, 'utf8'));
});

test('the program is small enough to be handed over in a task definition, which takes 64 KiB in all', () => {
  expect(Buffer.byteLength(sampleApplication.source)).toBeLessThan(16 * 1024);
});

test('the program needs nothing but the standard library', () => {
  const imported = [...sampleApplication.source.matchAll(/^(?:import|from) ([a-z]+)/gm)].map(
    ([, name]) => name,
  );
  expect(imported.sort()).toEqual([
    'html',
    'http',
    'http',
    'json',
    'os',
    'signal',
    'socket',
    'socketserver',
    'sys',
    'threading',
  ]);
});
