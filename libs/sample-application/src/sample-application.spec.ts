import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sampleApplication } from './sample-application';

const folder = dirname(sampleApplication.path);
const files = readdirSync(folder).filter((name) => name.endsWith('.py'));
const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));

test('the text of the program holds all of its files', () => {
  for (const text of texts) {
    const inside = [JSON.stringify(text), text].some((form) => sampleApplication.source.includes(form));
    expect(inside).toBe(true);
  }
});

test('the program is small enough to be handed over in a task definition, which takes 64 KiB in all', () => {
  expect(Buffer.byteLength(JSON.stringify(sampleApplication.source))).toBeLessThan(48 * 1024);
});

test('the program needs nothing but the standard library', () => {
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import|from) ([a-z]+)/gm)].map(([, name = '']) => name),
  );
  const own = new Set(files.map((name) => name.replace('.py', '')));
  const others = [...new Set(imported)].filter((name) => !own.has(name) && name !== 'sign').sort();
  expect(others).toEqual([
    'base',
    'datetime',
    'email',
    'hashlib',
    'hmac',
    'html',
    'http',
    'importlib',
    'json',
    'os',
    're',
    'secrets',
    'signal',
    'socket',
    'socketserver',
    'ssl',
    'struct',
    'sys',
    'threading',
    'time',
    'urllib',
    'xml',
  ]);
});
