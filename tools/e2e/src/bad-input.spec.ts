import { once } from 'node:events';
import { createServer } from 'node:http';
import { allEnvironments } from '@hipaa-cdk/platform';
import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS } from './layers';
import { PROD, TEST } from './place';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
});
afterEach(() => workspace.restore());
afterAll(() => workspace.dispose());

/** A mistake costs an exit code and a message, never a stack trace, and starts nothing. */
function expectRefused({ output, code }: CommandResult): void {
  expect(code).not.toBe(0);
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(workspace.exists('.local-aws/running.json')).toBe(false);
}

test('an unknown environment lists the valid ones', async () => {
  const result = await workspace.withoutNx('run storage:deploy --env=qa');
  const names = allEnvironments().map(({ name }) => name);
  expect(result.output).toContain(`there is no environment "qa"; expected one of ${names.join(', ')}`);
  expectRefused(result);
});

test('a misspelt option is named', async () => {
  const result = await workspace.nx('run storage:deploy --envv=prod');
  expect(result.output).toContain('OPTION_UNKNOWN: unknown option --envv');
  expectRefused(result);
});

test('several errors in environment files are listed at once, path first', async () => {
  workspace.edit('platform/environments/prod.ts', `account: '${PROD.account}'`, "account: '12345'");
  workspace.edit('platform/environments/test.ts', `region: '${TEST.region}'`, "region: 'somewhere'");
  const result = await workspace.withoutNx('run storage:deploy --env=local');
  expect(result.output).toMatch(/✖ test\.region: .*"somewhere"/);
  expect(result.output).toMatch(/✖ prod\.account: expected 12 digits, got "12345"/);
  expectRefused(result);
});

test('a setting that a layer does not have is named with its path', async () => {
  workspace.edit('apps/storage/config.ts', 'economy: {', 'economy: { colour: 1,');
  const result = await workspace.withoutNx('run storage:deploy --env=local');
  expect(result.output).toMatch(/SETTINGS_INVALID: .*apps\/storage\/config\.ts/);
  expect(result.output).toMatch(/✖ profiles\.economy: .*colour/);
  expectRefused(result);
});

test('the bad settings of several layers are told at once, and nothing is synthesised', async () => {
  workspace.edit('apps/storage/config.ts', /unfinishedUploadDays: \d+/, 'unfinishedUploadDays: 0');
  workspace.edit('apps/database/config.ts', /maxAcu: [\d.]+/, 'maxAcu: 4.3');
  const result = await workspace.withoutNx('run-many -t deploy --env=local');
  expect(result.output).toMatch(/✖ profiles\.economy\.unfinishedUploadDays: expected 1 day or more, got 0/);
  expect(result.output).toMatch(/✖ profiles\.economy\.maxAcu: expected a multiple of 0\.5, got 4\.3/);
  expect(workspace.exists('dist/cdk')).toBe(false);
  expectRefused(result);
});

test('a broken stack is told with our file and line', async () => {
  workspace.edit(
    'apps/storage/src/storage-stack.ts',
    'super(scope, id, props);',
    "super(scope, id, props);\n    this.node.addDependency(undefined as never);\n    this.formatArn({ service: '', resource: null as never });\n    throw new Error('broken on purpose');",
  );
  const result = await workspace.withoutNx('run storage:deploy --env=local');
  expect(result.output).toMatch(/SYNTH_FAILED: .*\n +→ apps\/storage\/src\/storage-stack\.ts:\d+/);
  expectRefused(result);
});

test('a port that another program has is named, with a remedy', async () => {
  const other = createServer((_request, response) => response.end('not an emulator')).listen(
    workspace.port,
    '127.0.0.1',
  );
  await once(other, 'listening');
  const result = await workspace.withoutNx('run storage:deploy --env=local');
  other.close();
  expect(result.output).toContain(`LOCAL_AWS_PORT_TAKEN`);
  expect(result.output).toContain(String(workspace.port));
  expectRefused(result);
});

test('an environment that lists a layer which does not exist is refused', async () => {
  workspace.edit(
    'platform/environments/local.ts',
    'layers: { except: [] }',
    "layers: { only: ['storrage'] }",
  );
  const result = await workspace.withoutNx('run storage:deploy --env=local');
  expect(result.output).toContain('LAYER_UNKNOWN: environment local lists storrage');
  expectRefused(result);
});

test('layers that read each other are refused, with the imports that make the circle', async () => {
  const file = 'apps/network/src/network-stack.ts';
  workspace.write(file, `import '@hipaa-cdk/contracts-database';\n${workspace.read(file)}`);
  const result = await workspace.nx('run-many -t deploy -p network,database --env=local');
  expect(result.output).toContain('CONTRACT_CYCLE: layers read each other in a circle');
  expect(result.output).toContain('✖ network reads database: apps/network imports libs/contracts/database');
  expect(result.output).toMatch(
    /✖ database reads network: apps\/database imports .*libs\/contracts\/network/,
  );
  expectRefused(result);
});
