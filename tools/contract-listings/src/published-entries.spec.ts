import { resolve } from 'node:path';
import { layerSubjects } from '@hipaa-cdk/layer-templates';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { publishedEntries } from './published-entries';

const workspaceRoot = resolve(__dirname, '../../..');
const namesIn = async (environment: string) =>
  (await publishedEntries(workspaceRoot, findEnvironment(environment))).map(
    ({ layer, entry }) => `${layer}.${entry}`,
  );

test('an environment lists what its layers publish, with its own paths', async () => {
  const entries = await publishedEntries(workspaceRoot, findEnvironment('prod'));
  expect(entries).toContainEqual({
    layer: 'network',
    entry: 'vpcId',
    type: 'AWS::EC2::VPC::Id',
    description: 'the VPC of the environment',
    path: expect.stringMatching(/^\/[^/]+\/prod\/network\/vpcId$/) as string,
  });
});

test('an environment does not list what it does not have', async () => {
  const names = await namesIn('dev');
  expect(names).toContain('storage.bucketName');
  expect(names.filter((name) => name.startsWith('network.'))).toEqual([]);
});

test.each(allEnvironments().map(({ name }) => name))(
  'in %s nothing that a template publishes is missing',
  async (environment) => {
    const subjects = await layerSubjects(workspaceRoot, [findEnvironment(environment)]);
    const paths = new Set(
      (await publishedEntries(workspaceRoot, findEnvironment(environment))).map(({ path }) => path),
    );
    const missing = subjects
      .filter(({ layer }) => !layer.startsWith('compute-'))
      .flatMap(({ template }) => Object.entries(template.Resources))
      .filter(([id, { Type }]) => Type === 'AWS::SSM::Parameter' && id.startsWith('Published'))
      .map(([, { Properties }]) => Properties?.['Name'] as string)
      .filter((path) => !paths.has(path));
    expect(missing).toEqual([]);
  },
);
