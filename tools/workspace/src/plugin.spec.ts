import type { ProjectConfiguration } from '@nx/devkit';
import { createNodes } from './plugin';

type Inferred = Partial<ProjectConfiguration>;

/** The projects that a workspace of these files has, by their folder. */
async function projectsOf(...files: string[]): Promise<Record<string, Inferred>> {
  const [, infer] = createNodes;
  const results = await infer(files, undefined, { workspaceRoot: '/', nxJsonConfiguration: {} });
  return Object.assign({}, ...results.map(([, { projects }]) => projects)) as Record<string, Inferred>;
}

const targetsOf = async (root: string, ...files: string[]) =>
  Object.keys((await projectsOf(...files.map((file) => `${root}/${file}`)))[root]?.targets ?? {});

test.each([
  ['apps/intake', 'intake', 'scope:layer'],
  ['libs/tagging', 'tagging', 'scope:lib'],
  ['libs/contracts', 'contracts', 'scope:lib'],
  ['libs/contracts/intake', 'contracts-intake', 'scope:contract'],
  ['tools/docs', 'docs', 'scope:tools'],
])('the folder %s is the project %s with the tag %s', async (root, name, tag) => {
  expect(await projectsOf(`${root}/src/index.ts`)).toMatchObject({ [root]: { name, tags: [tag] } });
});

test.each(['platform', 'exceptions'])('%s is a library', async (root) => {
  expect(await projectsOf(`${root}/index.ts`)).toMatchObject({ [root]: { name: root, tags: ['scope:lib'] } });
});

test('a file deep in a project belongs to it', async () => {
  expect(Object.keys(await projectsOf('apps/users/functions/rotation/src/main.ts'))).toEqual(['apps/users']);
});

test('a project with a package.json is published', async () => {
  const files = ['libs/tagging/package.json', 'libs/tagging/src/index.ts'];
  const project = (await projectsOf(...files))['libs/tagging'];
  expect(project?.tags).toContain('publishable');
  expect(project?.targets).toHaveProperty('nx-release-publish');
});

test('every project has the targets that its files allow', async () => {
  expect(await targetsOf('libs/tagging', 'src/index.ts', 'src/index.spec.ts')).toEqual([
    'lint',
    'typecheck',
    'test',
  ]);
  expect(await targetsOf('libs/tagging', 'src/index.ts')).toEqual(['lint', 'typecheck']);
  expect(await targetsOf('tools/entry', 'start.mjs')).toEqual(['lint']);
});

test('whole commands are no unit tests', async () => {
  expect(await targetsOf('tools/e2e', 'src/deploy.spec.ts')).not.toContain('test');
});

test('no target has a file at the root as an input, or a change of it would affect every project', async () => {
  const { targets = {} } = (await projectsOf('libs/tagging/src/index.spec.ts'))['libs/tagging'] ?? {};
  const inputs = Object.values(targets).flatMap((target) => target.inputs ?? []);
  expect(inputs.filter((input) => JSON.stringify(input).includes('{workspaceRoot}'))).toEqual([]);
});
