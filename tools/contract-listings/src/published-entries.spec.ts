import { resolve } from 'node:path';
import { type LayerSubject, layerSubjects } from '@hipaa-cdk/layer-templates';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { entriesPublishedBy, knownContracts, publishedEntries } from './published-entries';

const workspaceRoot = resolve(__dirname, '../../..');

let subjects: readonly LayerSubject[];
let contracts: Awaited<ReturnType<typeof knownContracts>>;
beforeAll(async () => {
  subjects = await layerSubjects(workspaceRoot, allEnvironments());
  contracts = await knownContracts(workspaceRoot);
}, 120_000);

const entriesIn = (environment: string) =>
  entriesPublishedBy(subjects, findEnvironment(environment), contracts);
const namesIn = (environment: string) =>
  entriesIn(environment).map(({ layer, entry }) => `${layer}.${entry}`);

test('an environment lists what its layers publish, with its own paths', () => {
  expect(entriesIn('prod')).toContainEqual({
    layer: 'network',
    entry: 'vpcId',
    type: 'AWS::EC2::VPC::Id',
    description: 'the VPC of the environment',
    path: expect.stringMatching(/^\/[^/]+\/prod\/network\/vpcId$/) as string,
  });
});

test('an environment does not list what it does not have', () => {
  const names = namesIn('dev');
  expect(names).toContain('storage.bucketName');
  expect(names.filter((name) => name.startsWith('network.'))).toEqual([]);
});

test.each(allEnvironments().map(({ name }) => name))(
  'in %s nothing that a template publishes is missing',
  (environment) => {
    const paths = new Set(entriesIn(environment).map(({ path }) => path));
    const missing = subjects
      .filter((one) => one.environment === environment)
      .filter(({ layer }) => !layer.startsWith('compute-'))
      .flatMap(({ template }) => Object.entries(template.Resources))
      .filter(([id, { Type }]) => Type === 'AWS::SSM::Parameter' && id.startsWith('Published'))
      .map(([, { Properties }]) => Properties?.['Name'] as string)
      .filter((path) => !paths.has(path));
    expect(missing).toEqual([]);
  },
);

test('what an environment publishes is read from templates made for it alone', async () => {
  expect(await publishedEntries(workspaceRoot, findEnvironment('dev'))).toEqual(entriesIn('dev'));
}, 120_000);
