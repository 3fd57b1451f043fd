import { resolve } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { describeFailure, missingModule, sourceLine } from './failure';

const workspace = resolve(__dirname, '../../..');

function errorWith(message: string, ...frames: readonly string[]): Error {
  const error = new Error(message);
  error.stack = [`Error: ${message}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
}

const library = `new Bucket (${workspace}/node_modules/aws-cdk-lib/aws-s3/lib/bucket.js:1:2345)`;
const ours = `new StorageStack (${workspace}/apps/storage/src/storage-stack.ts:12:5)`;
const runner = `LayerApp.addTo (${workspace}/libs/layer/src/layer-app.ts:54:12)`;

test('a mistake of the user is told in its own words', () => {
  const mistake = new UserError({ code: 'TOO_SMALL', message: 'size is 0', remedy: 'make it 1' });
  expect(describeFailure(mistake)).toBe('TOO_SMALL: size is 0\n  → make it 1');
});

test('any other failure names the line of ours that it came from', () => {
  expect(describeFailure(errorWith('no such thing', library, ours, runner))).toBe(
    'SYNTH_FAILED: no such thing\n  → apps/storage/src/storage-stack.ts:12:5',
  );
});

test('the stack of the library is never shown', () => {
  expect(describeFailure(errorWith('no such thing', library))).toBe('SYNTH_FAILED: no such thing');
});

test.each([
  ['./src/data.json', 'mend the path of the import, or write the file'],
  ['not-there/deep', expect.stringContaining('npm install --save-exact not-there')],
  ['@some/thing/deep', expect.stringContaining('npm install --save-exact @some/thing')],
])(
  'an import of %s that leads nowhere is told by its line, without files of the machine',
  (module, remedy) => {
    const error = errorWith(
      `Cannot find module '${module}'\nRequire stack:\n- ${workspace}/apps/storage/config.ts`,
      'Module._resolveFilename (node:internal/modules/cjs/loader:1:2)',
      `Object.<anonymous> (${workspace}/apps/storage/config.ts:1:19)`,
    );
    expect(missingModule(error)).toMatchObject({
      code: 'MODULE_MISSING',
      message: `there is no "${module}", which apps/storage/config.ts:1:19 imports`,
      remedy,
    });
    expect(describeFailure(error)).not.toMatch(/Require stack|\/apps\/storage\/config\.ts$/m);
  },
);

test('a path of the machine is told from the workspace', () => {
  const error = errorWith(`Cannot find module '${workspace}/platform/nothing.ts'`, ours);
  expect(describeFailure(error)).toContain('there is no "platform/nothing.ts", which apps/storage/src');
});

test('a subpath that a package does not have is no path of the machine', () => {
  const exports = `Package subpath './aws-nope' is not defined by "exports" in ${workspace}/node_modules/aws-cdk-lib/package.json`;
  const told = describeFailure(errorWith(exports, ours));
  expect(told).toContain(
    'MODULE_MISSING: there is no "aws-cdk-lib/aws-nope", which apps/storage/src/storage-stack.ts',
  );
  expect(told).not.toContain(workspace);
});

test('a failure that is not an error is shown as it is', () => {
  expect(describeFailure('out of luck')).toBe('SYNTH_FAILED: out of luck');
});

test.each([
  ['in parentheses', ours, 'apps/storage/src/storage-stack.ts:12:5'],
  ['bare', `${workspace}/libs/parameters/src/read.ts:1:2`, 'libs/parameters/src/read.ts:1:2'],
  ['as a URL', `f (file://${workspace}/apps/storage/config.ts:3:4)`, 'apps/storage/config.ts:3:4'],
  ['of an async call', `async f (${workspace}/apps/a/src/b.ts:3:4)`, 'apps/a/src/b.ts:3:4'],
])('a frame %s is understood', (_, frame, expected) => {
  expect(sourceLine(errorWith('x', frame))).toBe(expected);
});

test('the innermost line of ours is taken', () => {
  const outer = `f (${workspace}/apps/storage/src/outer.ts:1:1)`;
  expect(sourceLine(errorWith('x', library, ours, outer))).toBe('apps/storage/src/storage-stack.ts:12:5');
});

test.each([
  ['of a package', `f (${workspace}/node_modules/some/libs/thing.ts:1:1)`],
  ['of a package of a layer', `f (${workspace}/apps/storage/node_modules/some/thing.ts:1:1)`],
  ['of Node', 'f (node:internal/main:1:1)'],
  ['of somebody else', 'f (/opt/apps/other/src/thing.ts:1:1)'],
  ['of what runs every layer', runner],
  ['of what starts a layer', `Object.<anonymous> (${workspace}/apps/storage/src/main.ts:14:31)`],
])('a frame %s is not ours', (_, frame) => {
  expect(sourceLine(errorWith('x', frame))).toBeUndefined();
});

test('a real error is traced to the line that made it', () => {
  expect(sourceLine(new Error('here'))).toMatch(/^libs\/layer\/src\/failure\.spec\.ts:\d+:\d+$/);
});

test('an error without a stack has no line', () => {
  expect(sourceLine(Object.assign(new Error('x'), { stack: undefined }))).toBeUndefined();
});
