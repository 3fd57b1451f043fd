import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { workspaceTemplates } from './workspace-templates';

jest.setTimeout(60_000);

const ERRORS = resolve(__dirname, '../../../../libs/errors/src/index.ts');
const PACKAGES = resolve(__dirname, '../../../../node_modules');

/** A workspace whose layers write what they are told, and which looks for credentials while it does. */
function workspace(layers: Record<string, { readonly reads?: string[]; readonly fails?: boolean }>): string {
  const root = mkdtempSync(join(tmpdir(), 'workspace-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  symlinkSync(PACKAGES, join(root, 'node_modules'));
  write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        paths: { '@hipaa-cdk/environments': ['./environments.ts'], '@hipaa-cdk/errors': [ERRORS] },
      },
    }),
  );
  write('platform/index.ts', "import '@hipaa-cdk/environments';");
  write(
    'environments.ts',
    `export const findEnvironment = (name: string) => ({ name });
     export const hasLayer = (_: object, layer: string) => layer !== 'idle';`,
  );
  for (const [layer, { reads = [], fails = false }] of Object.entries(layers)) {
    write(`apps/${layer}/cdk.json`, '{}');
    const manifest = { layer, templateFile: 't.json', reads: reads.map((producer) => ({ layer: producer })) };
    write(
      `apps/${layer}/src/main.ts`,
      `import { mkdirSync, writeFileSync } from 'node:fs';
       export const app = { synth(_: object, folder: string): void {
         if (${String(fails)}) throw new Error('a setting is wrong');
         mkdirSync(folder, { recursive: true });
         writeFileSync(folder + '/layer.json', ${JSON.stringify(JSON.stringify(manifest))});
         writeFileSync(folder + '/t.json', JSON.stringify({ profile: process.env.AWS_PROFILE ?? 'none', endpoint: process.env.AWS_ENDPOINT_URL }));
       } };`,
    );
  }
  return root;
}

const templates = (root: string) =>
  workspaceTemplates({
    root,
    environment: 'prod',
    folder: mkdtempSync(join(tmpdir(), 'templates-')),
    title: 'abc',
  });

test('the layers of the environment come producers first, made without credentials or a way out', async () => {
  process.env['AWS_PROFILE'] = 'production';
  const layers = { auth: { reads: ['users'] }, idle: {}, network: {}, users: { reads: ['network'] } };
  const found = await templates(workspace(layers));
  delete process.env['AWS_PROFILE'];
  expect(found.map(({ manifest }) => manifest.layer)).toEqual(['network', 'users', 'auth']);
  expect(found.map(({ template }) => template)).toEqual(
    Array(3).fill({ profile: 'none', endpoint: 'http://127.0.0.1:1' }),
  );
});

test('a workspace that cannot be synthesised is named with the reason', async () => {
  await expect(templates(workspace({ network: { fails: true } }))).rejects.toMatchObject({
    code: 'REHEARSAL_SYNTH_FAILED',
    message: 'the templates of prod as of abc could not be made: a setting is wrong',
  });
});
