import { join, resolve } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { App, Stack, aws_sns as sns } from 'aws-cdk-lib';
import { constructOrigins } from './construct-origins';
import { temporaryFiles } from '../engines/scratch-stack';

const WORKSPACE = resolve(__dirname, '../../../..');

function originsFrom(stack: unknown, logicalId: unknown = 'Bucket1'): ReturnType<typeof constructOrigins> {
  const metadata = {
    '/A/Bucket/Resource': [
      { type: 'aws:cdk:logicalId', data: logicalId },
      ...(stack ? [{ type: 'aws:cdk:creationStack', data: stack }] : []),
    ],
    '/A/Bucket': [{ type: 'other' }],
  };
  const files = { 'A.template.json': '{}', 'A.metadata.json': JSON.stringify(metadata) };
  return temporaryFiles(files, ([template = '']) => constructOrigins(template));
}

test('a resource is found by its logical id, with its construct path', () => {
  expect(originsFrom(undefined)).toEqual(new Map([['Bucket1', { path: 'A/Bucket/Resource' }]]));
});

test('the first frame of ours is the line that made it', () => {
  const frames = [
    '...new Bucket in aws-cdk-lib...',
    `new Store (${WORKSPACE}/apps/a/src/store.ts:7:9)`,
    `new AStack (${WORKSPACE}/apps/a/src/a-stack.ts:1:1)`,
  ];
  expect(originsFrom(frames).get('Bucket1')?.line).toBe('apps/a/src/store.ts:7:9');
});

test('the line of a layer comes before that of a library', () => {
  const frames = [
    `new RotatedKey (${WORKSPACE}/libs/layer/src/rotated-key.ts:15:5)`,
    `new Store (${WORKSPACE}/apps/a/src/store.ts:7:9)`,
  ];
  expect(originsFrom(frames).get('Bucket1')?.line).toBe('apps/a/src/store.ts:7:9');
});

test('what only a library makes has the line of the library', () => {
  const frames = [`publish (${WORKSPACE}/libs/parameters/src/publish.ts:25:5)`];
  expect(originsFrom(frames).get('Bucket1')?.line).toBe('libs/parameters/src/publish.ts:25:5');
});

test('what nothing of ours makes has no line', () => {
  expect(originsFrom(['...node internals...']).get('Bucket1')?.line).toBeUndefined();
});

test('a template without metadata has no origins', () => {
  const origins = temporaryFiles({ 'A.template.json': '{}' }, ([template = '']) =>
    constructOrigins(template),
  );
  expect(origins.size).toBe(0);
});

test('a file that synthesis did not write has no origins', () => {
  expect(constructOrigins('/nowhere/template.yaml').size).toBe(0);
});

test('synthesis writes what is read here', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'origins-'));
  try {
    const app = new App({ outdir, autoSynth: false });
    const topic = new sns.Topic(new Stack(app, 'Sample'), 'Topic');
    const logicalId = Stack.of(topic).getLogicalId(topic.node.defaultChild as sns.CfnTopic);
    app.synth();
    expect(constructOrigins(join(outdir, 'Sample.template.json')).get(logicalId)).toEqual({
      path: 'Sample/Topic/Resource',
      line: expect.stringMatching(/^libs\/compliance\/src\/judgement\/construct-origins\.spec\.ts:\d+:\d+$/),
    });
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
