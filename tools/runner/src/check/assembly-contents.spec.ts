import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deployedContents } from './assembly-contents';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'assembly-'))));
afterEach(() => rmSync(directory, { recursive: true }));

function assembly(files: Readonly<Record<string, unknown>>) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(join(directory, path), isRaw ? content : JSON.stringify(content));
  }
  return deployedContents(directory, 'A.template.json');
}

const nest = (asset: string) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::URLSuffix}/assets/${asset}.json` } },
});

test('nested templates are read, however deep', () => {
  const { nested, nestedStacks } = assembly({
    'A.template.json': { Resources: { Inner: nest('aaa') } },
    'A.assets.json': {
      files: {
        aaa: { source: { path: 'inner.template.json' } },
        bbb: { source: { path: 'deep.template.json' } },
      },
    },
    'inner.template.json': { Resources: { Deep: nest('bbb'), Other: nest('of-somebody-else') } },
    'deep.template.json': { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } },
  });
  expect(nestedStacks).toEqual(['Inner']);
  expect(nested.map(({ path, file, nestedStacks: own }) => [path, file, own])).toEqual([
    ['Inner', 'inner.template.json', ['Deep']],
    ['Inner.Deep', 'deep.template.json', []],
  ]);
});

test('a template that is not of the assembly is not taken for one', () => {
  const { nestedStacks } = assembly({
    'A.template.json': {
      Resources: { Net: { ...nest('zzz'), Metadata: { 'aws:asset:path': 'inner.template.json' } } },
    },
    'A.assets.json': { files: { aaa: { source: { path: 'inner.template.json' } } } },
    'inner.template.json': { Resources: {} },
  });
  expect(nestedStacks).toEqual([]);
});

test('files of bundles and of images are read, templates that are judged are not read twice', () => {
  const { files } = assembly({
    'A.template.json': { Resources: {} },
    'A.assets.json': {
      files: { t: { source: { path: 'A.template.json' } }, c: { source: { path: 'asset.c' } } },
      dockerImages: { d: { source: { directory: 'asset.d' } } },
    },
    'asset.c/lib/index.js': 'exports.a = 1;',
    'asset.c/photo.bin': Buffer.from('425a680000', 'hex'),
    'asset.d/Dockerfile': 'FROM scratch',
  });
  expect(files).toEqual([
    { path: 'asset.c/lib/index.js', text: 'exports.a = 1;' },
    { path: 'asset.c/photo.bin', text: undefined },
    { path: 'asset.d/Dockerfile', text: 'FROM scratch' },
  ]);
});
