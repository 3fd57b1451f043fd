import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEnvironment, application } from '@hipaa-cdk/platform';
import { App, NestedStack, Stack, Stage, Tags, aws_sns as sns } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SampleStack, sampleLayer, sampleSettings } from '../fixtures/sample-layer';
import { featureFlags } from './app-context';
import { createLayerApp, LAYER_FILE } from './layer-app';
import type { LayerStackProps } from './layer-stack';

const outdir = mkdtempSync(join(tmpdir(), 'layer-app-'));
const json = (file: string) => JSON.parse(readFileSync(join(outdir, file), 'utf8'));

afterAll(() => rmSync(outdir, { recursive: true }));

describe('a synthesised layer', () => {
  const prod = findEnvironment('prod');
  const manifest = sampleLayer.synth(prod, outdir);

  test('describes itself in a file beside its template', () => {
    expect(json(LAYER_FILE)).toEqual(manifest);
  });

  test('says which stack it is, what it publishes and what it reads', () => {
    expect(manifest).toEqual({
      layer: 'sample-layer',
      environment: prod,
      stackName: `${application.name}-prod-sample-layer`,
      templateFile: 'SampleLayer.template.json',
      publishes: [{ layer: 'sample-layer', revision: 2, entries: ['topicArn'] }],
      reads: [{ layer: 'other', revision: 5, entries: ['topicArn'] }],
    });
  });

  test('has its template where it says', () => {
    expect(json(manifest.templateFile)).toHaveProperty('Resources');
  });

  test('has the settings of its environment', () => {
    expect(JSON.stringify(json(manifest.templateFile))).toContain('"DisplayName":"large"');
  });

  test('tells the deploying library the tags of the stack', () => {
    expect(json('manifest.json').artifacts.SampleLayer.properties.tags).toMatchObject({
      Layer: 'sample-layer',
    });
  });

  test('comes out the same when it is synthesised again', () => {
    const before = readFileSync(join(outdir, manifest.templateFile), 'utf8');
    sampleLayer.synth(prod, outdir);
    expect(readFileSync(join(outdir, manifest.templateFile), 'utf8')).toBe(before);
  });
});

describe('a layer that is added to an app', () => {
  const topicIn = (environment: string, ...settings: [{ label: string }?]) =>
    Template.fromStack(sampleLayer.addTo(new App(), findEnvironment(environment), ...settings));

  test('has the settings of its environment', () => {
    topicIn('test').hasResourceProperties('AWS::SNS::Topic', { DisplayName: 'small' });
  });

  test('has other settings when they are given', () => {
    topicIn('test', { label: 'given' }).hasResourceProperties('AWS::SNS::Topic', { DisplayName: 'given' });
  });

  test('has an id in capitals, so that the stack can stand beside others', () => {
    expect(sampleLayer.addTo(new App(), findEnvironment('test')).node.id).toBe('SampleLayer');
  });

  test('belongs to the team that the layer names', () => {
    const owned = createLayerApp({
      layer: 'sample-layer',
      purpose: 'x',
      owner: 'data-team',
      settings: sampleSettings,
      stack: SampleStack,
    });
    expect(owned.addTo(new App(), findEnvironment('test')).tags.tagValues()).toMatchObject({
      Owner: 'data-team',
    });
  });
});

describe('a layer that makes a stack beside its own', () => {
  const synthWith = (more: (stack: SampleStack) => void) => {
    class Probe extends SampleStack {
      constructor(...args: ConstructorParameters<typeof SampleStack>) {
        super(...args);
        more(this);
      }
    }
    const folder = mkdtempSync(join(tmpdir(), 'layer-app-'));
    const layer = createLayerApp({
      layer: 'sample-layer',
      purpose: 'x',
      settings: sampleSettings,
      stack: Probe,
    });
    try {
      return layer.synth(findEnvironment('test'), folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test.each<[string, (stack: SampleStack) => Stack]>([
    ['in its app', (stack) => new Stack(stack.node.root as App, 'Other')],
    ['below its stack', (stack) => new Stack(stack, 'Below', { stackName: 'below' })],
    ['in a stage', (stack) => new Stack(new Stage(stack.node.root as App, 'Later'), 'Staged')],
  ])('%s is refused, with the name of the stack', (_where, make) => {
    let name = '';
    const synth = (): unknown => synthWith((stack) => (name = make(stack).stackName));
    expect(synth).toThrow(expect.objectContaining({ code: 'LAYER_STACKS' }) as Error);
    expect(synth).toThrow(name);
  });

  test('may nest a stack in its own', () => {
    expect(synthWith((stack) => new sns.Topic(new NestedStack(stack, 'Inner'), 'Topic'))).toMatchObject({
      layer: 'sample-layer',
    });
  });
});

describe('a layer that is run by the plain command line', () => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const before = { ...process.env };

  beforeEach(() => {
    printed.mockClear();
    process.env['CDK_OUTDIR'] = outdir;
    process.env['CDK_CONTEXT_JSON'] = '{}';
  });
  afterEach(() => {
    process.env = { ...before };
    process.exitCode = undefined;
  });

  const run = (context: object, layer = sampleLayer) => {
    process.env['CDK_CONTEXT_JSON'] = JSON.stringify(context);
    layer.main();
  };

  test('is synthesised for the environment of the context', () => {
    run({ env: 'prod' });
    expect(json(LAYER_FILE).stackName).toBe(`${application.name}-prod-sample-layer`);
  });

  test('says of an account that it passes the gate by, and nothing else', () => {
    run({ env: 'prod' });
    expect(printed.mock.calls).toEqual([
      ['npx cdk asks no gate; npx nx run sample-layer:deploy --env=prod does'],
    ]);
  });

  test('says nothing of the embedded AWS', () => {
    run({ env: 'local' });
    expect(printed).not.toHaveBeenCalled();
  });

  test('says out loud which environment it takes when it is told none', () => {
    run({});
    expect(printed).toHaveBeenCalledWith('no -c env=<name> given: environment local');
  });

  test('takes the embedded AWS when it is told none', () => {
    run({});
    expect(json(LAYER_FILE).environment.target).toBe('embedded');
  });

  test('has the flags of the library that are frozen here', () => {
    const flags = jest.fn();
    class Probe extends SampleStack {
      constructor(...args: ConstructorParameters<typeof SampleStack>) {
        super(...args);
        flags(Object.keys(featureFlags).map((flag) => this.node.tryGetContext(flag)));
      }
    }
    run(
      { env: 'test' },
      createLayerApp({ layer: 'sample-layer', purpose: 'x', settings: sampleSettings, stack: Probe }),
    );
    expect(flags).toHaveBeenCalledWith(Object.values(featureFlags));
  });

  test('refuses an unknown environment in one line, without a stack trace', () => {
    run({ env: 'prdo' });
    expect(printed.mock.calls).toEqual([
      [expect.stringMatching(/^ENVIRONMENT_UNKNOWN: .*"prdo".*\n {2}→ --env=local$/)],
    ]);
  });

  test('fails the command when it fails', () => {
    run({ env: 'prdo' });
    expect(process.exitCode).toBe(1);
  });

  class Untagged extends SampleStack {
    constructor(
      scope: ConstructorParameters<typeof SampleStack>[0],
      id: string,
      props: LayerStackProps<{ label: string }>,
    ) {
      super(scope, id, props);
      Tags.of(this).remove('Owner');
    }
  }

  test('shows what is wrong with a resource and no line of what runs it', () => {
    run(
      { env: 'test' },
      createLayerApp({ layer: 'sample-layer', purpose: 'x', settings: sampleSettings, stack: Untagged }),
    );
    expect(printed.mock.calls[0]?.[0]).toMatch(
      /^SYNTH_FAILED: [^]*TAG_INVALID: SampleLayer\/Topic\/Resource \(AWS::SNS::Topic, Topic\w+\): tag "Owner" is missing(?![^]*layer-app\.ts)/,
    );
  });

  class Throwing extends SampleStack {
    constructor(...args: ConstructorParameters<typeof SampleStack>) {
      super(...args);
      throw new TypeError('not today');
    }
  }

  test('shows the line of ours that threw', () => {
    run(
      { env: 'test' },
      createLayerApp({ layer: 'sample-layer', purpose: 'x', settings: sampleSettings, stack: Throwing }),
    );
    expect(printed.mock.calls[0]?.[0]).toMatch(
      /^SYNTH_FAILED: not today\n {2}→ libs\/layer\/src\/layer-app\.spec\.ts:\d+:\d+$/,
    );
  });
});
