import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installation } from './outside-project';

let root: string;
const write = (file: string, content: object): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(content));
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'installation-'));
  const names = ['layer', 'errors', 'tagging'];
  write(
    'dist/tarballs/tarballs.json',
    names.map((name) => ({ name: `@acme/${name}`, file: `dist/tarballs/${name}.tgz` })),
  );
  write('dist/packages/layer/package.json', { dependencies: { '@acme/errors': '1.0.0', zod: '4.0.0' } });
  write('dist/packages/errors/package.json', {});
  write('dist/packages/tagging/package.json', {});
  write('package.json', { dependencies: { constructs: '10.0.0' }, devDependencies: { nx: '23.0.0' } });
});
afterEach(() => rmSync(root, { recursive: true }));

test('a package of the workspace comes with those that it depends on, and no others', () => {
  expect(installation(root, ['@acme/layer'])).toEqual([
    join(root, 'dist/tarballs/errors.tgz'),
    join(root, 'dist/tarballs/layer.tgz'),
  ]);
});

test('packages of others come in the version that the workspace pins', () => {
  expect(installation(root, ['nx', 'constructs'])).toEqual(['nx@23.0.0', 'constructs@10.0.0']);
});

test('a package that the workspace does not have is an error', () => {
  expect(() => installation(root, ['left-pad'])).toThrow('no version of left-pad');
});

test('without packages the command that builds them is named', () => {
  rmSync(join(root, 'dist'), { recursive: true });
  expect(() => installation(root, ['nx'])).toThrow('npx nx run packages:pack');
});
