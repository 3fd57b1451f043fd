import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Compute, Environment } from '@hipaa-cdk/environments';
import { findEnvironment } from '@hipaa-cdk/platform';
import { placeOf } from '@hipaa-cdk/testing';
import { Synthesis, synthesise } from './synthesis';
import { outputDirectory, outputFolder } from './synthesised-layer';

const REPOSITORY = resolve(__dirname, '../../..');
const CORE = "import * as cdk from 'aws-cdk-lib'; import * as ec2 from 'aws-cdk-lib/aws-ec2';";

jest.setTimeout(60_000);

let root: string;
let synthesis: Synthesis;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'workspace-'));
  synthesis = new Synthesis(root);
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  const base = readFileSync(join(REPOSITORY, 'tsconfig.base.json'), 'utf8').replaceAll(
    '"./',
    `"${REPOSITORY}/`,
  );
  write('tsconfig.json', base);
  write('platform/index.ts', `import '${REPOSITORY}/platform/index';`);
});
afterAll(() => {
  synthesis.close();
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

let count = 0;
let probe: string;
// One process serves all tests, and keeps the code that it has loaded: each test has a layer of its own.
beforeEach(() => (probe = `probe-${++count}`));

/** A layer whose stack does `body`. */
function layer(body: string, name = probe, more = ''): void {
  write(`apps/${name}/cdk.json`, '{ "app": "node --import tsx src/main.ts" }');
  write(
    `apps/${name}/src/main.ts`,
    `import { createLayerApp, LayerStack } from '@hipaa-cdk/layer';
     ${CORE}
     class ProbeStack extends LayerStack {
       constructor(scope, id, props) {
         super(scope, id, props);
         const say = (value) => new cdk.CfnOutput(this, 'Said', { value: String(value) });
         ${body}
       }
     }
     export const app = createLayerApp({ layer: '${name}', purpose: 'x', settings: { of: () => ({}) }, stack: ProbeStack });
     ${more}
     if (require.main === module) app.main();`,
  );
}

const test_ = findEnvironment('test');
const everywhere: Environment = { ...test_, layers: 'all' };

const made = () => synthesis.synthesise({ layer: probe, environment: everywhere, folder: join(root, 'out') });

async function said(): Promise<unknown> {
  const { Outputs } = (await made())?.template as { Outputs: { Said: { Value: string } } };
  return Outputs.Said.Value;
}

test('a layer is synthesised for every environment that has it, and nothing of it stays', async () => {
  layer('say(this.layerEnvironment.name);');
  const without: Environment = { ...test_, name: 'other', layers: { except: [probe] } };
  const found = await synthesise({ workspaceRoot: root, environments: [everywhere, without] });
  expect(found.map(({ layer: name, environment }) => [name, environment])).toEqual([[probe, 'test']]);
  expect(found[0]?.manifest).toMatchObject({ layer: probe, stackName: placeOf('test').stack(probe) });
  expect(existsSync(found[0]?.directory ?? '')).toBe(false);
});

test('what a layer publishes for others to launch comes along', async () => {
  layer(
    'say(1);',
    probe,
    "export const parts = (environment) => [{ name: 'of ' + environment.name, template: {} }];",
  );
  expect((await made())?.parts).toEqual([{ name: 'of test', template: {} }]);
});

test('an environment by its name is the one of that workspace, with the changes that are asked for', async () => {
  layer('say(this.layerEnvironment.compute);', 'compute-ecs');
  const ask = (compute: Compute) =>
    synthesis.synthesise({
      layer: 'compute-ecs',
      environment: 'prod',
      folder: join(root, 'out'),
      changes: { compute },
      onlyChosen: true,
    });
  expect(await ask('beanstalk')).toBeUndefined();
  expect((await ask('ecs'))?.manifest.environment).toMatchObject({ name: 'prod', compute: 'ecs' });
});

test('a layer sees no variable of the shell but those of the CDK', async () => {
  layer('say([process.env.STAGE, process.env.CDK_STAGE, process.env.CDK_DEFAULT_REGION].join());');
  Object.assign(process.env, { STAGE: 'one', CDK_STAGE: 'two', CDK_DEFAULT_REGION: 'three' });
  try {
    synthesis.close();
    expect(await said()).toBe(',two,');
  } finally {
    for (const name of ['STAGE', 'CDK_STAGE', 'CDK_DEFAULT_REGION'])
      Reflect.deleteProperty(process.env, name);
  }
});

test('a layer that reads the clock is refused, with the line', async () => {
  layer('say(Date.now());');
  await expect(made()).rejects.toMatchObject({
    code: 'SYNTH_NOT_REPEATABLE',
    message: expect.stringMatching(/^apps\/probe-\d+\/src\/main\.ts:\d+ asks for the clock/) as string,
  });
});

test('a second stack is refused, by its name', async () => {
  layer("new cdk.Stack(scope, 'Other', { env: { account: this.account, region: this.region } });");
  await expect(made()).rejects.toMatchObject({
    code: 'LAYER_STACKS',
    message: expect.stringContaining('makes Other beside its own stack') as string,
    remedy: expect.stringContaining('nx g @hipaa-cdk/nx-cdk:layer') as string,
  });
});

test('a stack in a stage is one too', async () => {
  layer("new cdk.Stack(new cdk.Stage(scope, 'Later'), 'Inner');");
  await expect(made()).rejects.toMatchObject({ code: 'LAYER_STACKS' });
});

test('a nested stack is part of the layer', async () => {
  layer("new ec2.CfnEIP(new cdk.NestedStack(this, 'Inner'), 'Address');");
  expect((await made())?.manifest.layer).toBe(probe);
});

test('context of both files counts, that of cdk.json first', async () => {
  layer("say(['a', 'b', 'c'].map((key) => this.node.tryGetContext(key)).join());");
  write(`apps/${probe}/cdk.json`, '{ "app": "x", "context": { "a": "of cdk", "b": "of cdk" } }');
  write(`apps/${probe}/cdk.context.json`, '{ "b": "looked up", "c": "looked up" }');
  expect(await said()).toBe('of cdk,of cdk,looked up');
});

test('a file of context that is no JSON is named', async () => {
  layer('say(1);');
  write(`apps/${probe}/cdk.context.json`, '{ "a": ');
  await expect(made()).rejects.toMatchObject({
    code: 'CONTEXT_UNREADABLE',
    message: expect.stringContaining('cdk.context.json') as string,
  });
});

const LOOKUP = "say(ec2.Vpc.fromLookup(this, 'Vpc', { vpcId: 'vpc-1' }).vpcCidrBlock);";

test('what is looked up and nowhere written down is refused, with the way to write it down', async () => {
  layer(LOOKUP);
  await expect(made()).rejects.toMatchObject({
    code: 'LOOKUP_MISSING',
    message: expect.stringContaining(`vpc-provider:account=${test_.account}:filter.vpc-id=vpc-1`) as string,
    remedy: expect.stringContaining(`cd apps/${probe} && npx cdk synth -c env=test`) as string,
  });
});

test('what was looked up and written down is taken from there', async () => {
  layer(LOOKUP);
  const key = `vpc-provider:account=${test_.account}:filter.vpc-id=vpc-1:region=${test_.region}:returnAsymmetricSubnets=true`;
  const vpc = { vpcId: 'vpc-1', vpcCidrBlock: '10.1.0.0/16', availabilityZones: [], subnetGroups: [] };
  write(`apps/${probe}/cdk.context.json`, JSON.stringify({ [key]: vpc }));
  expect(await said()).toBe('10.1.0.0/16');
});

test('a main file without an app is named, with what it should export', async () => {
  layer('say(1);');
  write(`apps/${probe}/src/main.ts`, 'export const application = {};');
  await expect(made()).rejects.toMatchObject({
    code: 'LAYER_APP_MISSING',
    message: expect.stringMatching(/apps\/probe-\d+\/src\/main\.ts .*createLayerApp/) as string,
  });
});

test('a mistake in the code of a layer is told as it failed', async () => {
  layer("throw new TypeError('no such function');");
  await expect(made()).rejects.toThrow('no such function');
});

test('a layer that ends the process fails, and nobody waits for it', async () => {
  layer('process.exit(3);');
  await expect(made()).rejects.toMatchObject({
    code: 'SYNTH_FAILED',
    message: expect.stringContaining('3') as string,
  });
});

test('a layer that never ends is ended and named, and the others are synthesised', async () => {
  const lines: string[] = [];
  const impatient: Synthesis = new Synthesis(root, {
    longest: 1000,
    say: (line) => {
      lines.push(line);
      // The one after it gets the time that a busy machine takes.
      Object.assign(impatient, { longest: 50_000 });
    },
  });
  const ask = (name: string) =>
    impatient.synthesise({ layer: name, environment: everywhere, folder: join(root, 'out') });
  layer('', probe, 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);');
  layer('say(2);', `${probe}-sound`);
  const [endless, sound] = await Promise.allSettled([ask(probe), ask(`${probe}-sound`)]);
  impatient.close();
  expect(endless).toMatchObject({
    reason: {
      code: 'SYNTH_ENDLESS',
      message: `${probe} for test was not synthesised within 1 s; expected a second or two`,
    },
  });
  expect(sound).toMatchObject({ value: { template: { Outputs: { Said: { Value: '2' } } } } });
  expect(lines).toContain(`${probe} for test has been synthesised for 0.1 s`);
});

test.each([
  ['null', 'null was thrown'],
  ['undefined', 'undefined was thrown'],
  ["'words'", 'words was thrown'],
  ['42n', '42n was thrown'],
  ["Symbol('s')", 'Symbol\\(s\\) was thrown'],
  ['Object.create(null)', '\\[Object: null prototype\\] \\{\\} was thrown'],
  ["Object.assign(new Error('x'), { message: { a: 1 } })", '\\{ a: 1 \\}'],
  ["Object.assign(new Error('plain'), { code: 7, stack: undefined })", 'plain'],
])('a layer that throws %s fails with that', async (thrown, told) => {
  layer(`throw ${thrown};`);
  await expect(made()).rejects.toThrow(new RegExp(told));
});

test('what a layer gives away and cannot be written down fails it', async () => {
  layer('', probe, 'export const parts = () => [{ size: 1n }];');
  await expect(made()).rejects.toThrow(/BigInt/);
});

test('what a layer has left running and fails later stops no other', async () => {
  layer("Promise.reject(new Error('later'));");
  await made();
  probe = `${probe}-next`;
  layer('say(3);');
  expect(await said()).toBe('3');
});

describe('a layer that was synthesised before', () => {
  const lines: string[] = [];
  const again = () => {
    lines.length = 0;
    return synthesis.synthesised(probe, everywhere, (line) => lines.push(line));
  };
  let folder: string;
  beforeEach(async () => {
    layer('say(1);');
    await synthesis.synthesise({ layer: probe, environment: everywhere, folder: outputFolder(root) });
    folder = outputDirectory(root, probe, 'test');
  });
  const template = () =>
    join(folder, readdirSync(folder).find((name) => name.endsWith('.template.json')) ?? '');

  test('is read, and not made again', async () => {
    layer("throw new Error('made again');");
    synthesis.close();
    expect((await again())?.template).toMatchObject({ Outputs: { Said: { Value: '1' } } });
    expect(lines).toEqual([]);
  });

  test.each<readonly [string, () => void]>([
    ['a template that was cut short', () => truncateSync(template(), 20)],
    ['a template that is another one', () => writeFileSync(template(), '{"Resources":{}}')],
    ['a manifest that is no JSON', () => writeFileSync(join(folder, 'manifest.json'), 'x')],
    ['a file too few', () => rmSync(join(folder, 'layer.json'))],
    ['an empty list of digests', () => truncateSync(join(folder, 'digests.json'), 0)],
    ['nothing at all', () => rmSync(folder, { recursive: true })],
  ])('is made anew where there is %s', async (_, damage) => {
    damage();
    expect((await again())?.template).toMatchObject({ Outputs: { Said: { Value: '1' } } });
    expect(lines).toEqual([`dist/cdk/${probe}/test is damaged or gone: synthesised anew`]);
    await again();
    expect(lines).toEqual([]);
  });
});
