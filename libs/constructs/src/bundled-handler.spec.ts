import { App, Stack, aws_lambda as lambda } from 'aws-cdk-lib';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BundledHandlerProps, bundledHandler } from './bundled-handler';

const folder = mkdtempSync(join(tmpdir(), 'handlers-'));

/** Files of a workspace, by their names. */
const FILES = {
  'nx.json': '{}',
  'names.ts': 'declare const NAMES: readonly string[];\nexport const names = NAMES.join();\n',
  'handler.ts': "import { names } from './names';\nexport const handler = (): string => names;\n",
  'other.ts': "export const handler = (): string => 'other';\n",
  'client.ts':
    "import { S3Client } from '@aws-sdk/client-s3';\nexport const handler = () => new S3Client();\n",
  'broken.ts': "import { nothing } from './not-there';\nexport const handler = nothing;\n",
};

beforeAll(() => {
  // The library says on every occasion that it makes an asset.
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Handler = Omit<BundledHandlerProps, 'entry'> & { readonly file: keyof typeof FILES };

/** The assets that functions of one stack are made of: the name of each, and its file. */
function assetsOf(...handlers: readonly Handler[]): ReadonlyMap<string, string> {
  const outdir = mkdtempSync(join(folder, 'out-'));
  const stack = new Stack(new App({ outdir }), 'Stack');
  for (const [index, { file, ...props }] of handlers.entries())
    new lambda.Function(stack, `Function${index}`, bundledHandler({ ...props, entry: join(folder, file) }));
  const assets = readdirSync(outdir).filter((name) => name.startsWith('asset.'));
  return new Map(assets.map((name) => [name, join(outdir, name, 'index.js')]));
}

/** What the only handler of some assets answers. */
function answerOf(assets: ReadonlyMap<string, string>): string {
  const [file = ''] = assets.values();
  const { handler } = jest.requireActual<{ readonly handler: () => string }>(file);
  return handler();
}

test('a handler is one file with what it imports, and the constants that it was given', () => {
  expect(answerOf(assetsOf({ file: 'handler.ts', constants: { NAMES: ['one', 'two'] } }))).toBe('one,two');
});

test('the AWS SDK stays outside, as Lambda has it', () => {
  const [file = ''] = assetsOf({ file: 'client.ts' }).values();
  expect(readFileSync(file, 'utf8')).toContain('require("@aws-sdk/client-s3")');
});

test('handlers of one folder, and one handler with other constants, are assets of their own', () => {
  const of = (...names: string[]): Handler => ({ file: 'handler.ts', constants: { NAMES: names } });
  expect(assetsOf(of('one'), of('two'), { file: 'other.ts' }, of('one')).size).toBe(3);
});

test('a changed byte of an imported file is another asset; a changed file that is not imported is not', () => {
  const asset = (): string[] => [...assetsOf({ file: 'handler.ts', constants: { NAMES: [] } }).keys()];
  const before = asset();
  writeFileSync(join(folder, 'broken.ts'), FILES['broken.ts'].replace('not-there', 'not-there-either'));
  expect(asset()).toEqual(before);
  writeFileSync(join(folder, 'names.ts'), FILES['names.ts'].replace('join()', "join(' ')"));
  expect(asset()).not.toEqual(before);
});

test('it is made by no program that a shell would have to find', () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '';
  try {
    expect(answerOf(assetsOf({ file: 'other.ts', minify: true }))).toBe('other');
  } finally {
    process.env['PATH'] = path;
  }
});

test('a handler that cannot be made fails with its line', () => {
  expect(() => assetsOf({ file: 'broken.ts' })).toThrow(
    /broken\.ts:1:24: ERROR: Could not resolve "\.\/not-there/,
  );
});
