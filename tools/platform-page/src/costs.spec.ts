import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { testEnvironment } from '@hipaa-cdk/testing';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { environmentCosts, synthesisedTemplates } from './costs';

const templateOf = (...types: string[]) =>
  ({
    Resources: Object.fromEntries(types.map((Type, index) => [`R${index}`, { Type, Properties: {} }])),
  }) as unknown as CloudFormationTemplate;
const environments = [testEnvironment('test', { layers: 'all' })];
const cost = (layer: string, ...types: string[]) => ({
  layer,
  environment: 'test',
  template: templateOf(...types),
});

test('the dearest layer comes first', () => {
  const [bill] = environmentCosts(
    [cost('storage', 'AWS::KMS::Key'), cost('network', 'AWS::EC2::NatGateway')],
    environments,
  );
  expect(bill).toMatchObject({
    payer: 'test',
    layers: [{ layer: 'network' }, { layer: 'storage', dollars: 1 }],
  });
});

test('a template with a type that nobody has looked up is left out of the sum, and named', () => {
  const [bill] = environmentCosts(
    [cost('storage', 'AWS::KMS::Key'), cost('network', 'AWS::Redshift::Cluster')],
    environments,
  );
  expect(bill?.layers).toEqual([{ layer: 'storage', dollars: 1 }]);
  expect(bill?.missing).toEqual([expect.stringMatching(/^network: .*AWS::Redshift::Cluster/)]);
});

test('what is not synthesised on this machine costs no time', () => {
  expect(synthesisedTemplates(mkdtempSync(`${tmpdir()}/workspace-`), environments, ['storage'])).toEqual([]);
});
