import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { synthesisedTemplates } from './synthesised-templates';

const folder = temporaryFolder();
const environments = [
  { name: 'prod', layers: 'all' as const },
  { name: 'dev', layers: { only: ['storage'] } },
];

function write(...path: string[]): string {
  const file = join(folder(), ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '{}');
  return file;
}

const synthesise = (layer: string, environment: string) =>
  write('dist', 'cdk', layer, environment, 'Stack.template.json');

beforeEach(() => {
  write('apps', 'network', 'cdk.json');
  write('apps', 'storage', 'cdk.json');
  write('apps', 'not-a-layer', 'README.md');
  synthesise('network', 'prod');
  synthesise('storage', 'prod');
  synthesise('storage', 'dev');
});

test('the template of every layer is found in every environment that has the layer', () => {
  expect(synthesisedTemplates(folder(), environments)).toEqual(
    [
      ['network', 'prod'],
      ['storage', 'prod'],
      ['storage', 'dev'],
    ].map(([layer = '', environment = '']) => ({
      layer,
      environment,
      path: join(folder(), 'dist', 'cdk', layer, environment, 'Stack.template.json'),
    })),
  );
});

test('what an environment no longer has is not looked at, though its template is still there', () => {
  synthesise('network', 'dev');
  expect(synthesisedTemplates(folder(), environments)).toHaveLength(3);
});

test('asked for some layers, it is those alone, and what others lack is no matter', () => {
  rmSync(join(folder(), 'dist', 'cdk', 'network', 'prod'), { recursive: true });
  const layers = synthesisedTemplates(folder(), environments, ['storage']).map(({ layer }) => layer);
  expect(layers).toEqual(['storage', 'storage']);
});

test('a template that is missing is named, with the command that makes it', () => {
  rmSync(join(folder(), 'dist', 'cdk', 'network', 'prod'), { recursive: true });
  expect(() => synthesisedTemplates(folder(), environments)).toThrow(
    expect.objectContaining({
      code: 'SECOND_OPINION_TEMPLATES_MISSING',
      message: 'There is no template of network in prod.',
      remedy: 'npx nx run-many -t synth --env=prod',
    }),
  );
});

test('where nothing has been synthesised each environment has its command once', () => {
  rmSync(join(folder(), 'dist'), { recursive: true });
  expect(() => synthesisedTemplates(folder(), environments)).toThrow(
    expect.objectContaining({
      remedy: 'npx nx run-many -t synth --env=prod\nnpx nx run-many -t synth --env=dev',
    }),
  );
});

test('a folder without a template, left by a synthesis that failed, counts as missing', () => {
  rmSync(join(folder(), 'dist', 'cdk', 'storage', 'dev', 'Stack.template.json'));
  expect(() => synthesisedTemplates(folder(), environments)).toThrow('storage in dev');
});
