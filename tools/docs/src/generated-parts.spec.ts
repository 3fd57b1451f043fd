import type { ProjectGraph } from '@nx/devkit';
import { testEnvironment } from '@hipaa-cdk/environments/testing';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import {
  fillGeneratedParts,
  layerPicture,
  roomPicture,
  type EnvironmentFacts,
  environmentTable,
  layerTable,
  table,
} from './generated-parts';

const document = 'before\n<!-- generated: layers -->\nold\n<!-- end of generated part -->\nafter\n';

test('fresh text replaces what stands between the marks', () => {
  expect(fillGeneratedParts(document, { layers: 'new' })).toBe(
    'before\n<!-- generated: layers -->\n\nnew\n\n<!-- end of generated part -->\nafter\n',
  );
});

test('filling twice changes nothing more', () => {
  const once = fillGeneratedParts(document, { layers: 'new' });
  expect(fillGeneratedParts(once, { layers: 'new' })).toBe(once);
});

test('a part without marks is an error that names it', () => {
  expect(() => fillGeneratedParts('nothing here', { layers: 'new' })).toThrow('no part "layers"');
});

/** Layers by name, with the projects that each depends on. */
function graphOf(layers: Record<string, string[]>): ProjectGraph {
  const names = Object.keys(layers);
  return {
    nodes: Object.fromEntries(
      names.map((name) => [name, { name, type: 'app', data: { root: name, tags: ['scope:layer'] } }]),
    ),
    dependencies: Object.fromEntries(
      names.map((name) => [
        name,
        (layers[name] ?? []).map((target) => ({ source: name, target, type: 'static' })),
      ]),
    ),
  };
}

const picture = layerPicture(graphOf({ network: [], database: ['contracts-network', 'errors'] }));

test('every layer is a box', () => {
  expect(picture.match(/\[\w+\]/g)).toEqual(['[database]', '[network]']);
});

test('an arrow leads from the layer that publishes to the one that reads', () => {
  expect(picture).toContain('network -->|contract| database');
});

test('a library is neither box nor arrow', () => {
  expect(picture).not.toContain('errors');
});

describe('the picture of the rooms', () => {
  const rooms = roomPicture(
    new Map([
      ['network', 'apps/network'],
      ['database', 'apps/database'],
      ['contracts-network', 'libs/contracts/network'],
      ['layer', 'libs/layer'],
      ['errors', 'libs/errors'],
      ['bench', 'tools/bench'],
    ]),
    new Map([
      ['network', new Set(['layer', 'errors'])],
      ['database', new Set(['contracts-network', 'network'])],
      ['layer', new Set(['errors'])],
      ['bench', new Set(['layer'])],
    ]),
  );

  test('layers are one room, contracts another, and proofs none', () => {
    expect(rooms.match(/\[\w+\]/g)).toEqual(['[contracts]', '[errors]', '[layer]', '[layers]']);
  });

  test('an arrow leads to what a room is built on, unless others imply it', () => {
    expect(rooms.match(/\w+ --> \w+/g)).toEqual([
      'layer --> errors',
      'layers --> contracts',
      'layers --> layer',
    ]);
  });
});

const network = {
  Resources: {
    PublicA: { Type: 'AWS::EC2::Subnet' },
    PublicB: { Type: 'AWS::EC2::Subnet' },
    IsolatedA: { Type: 'AWS::EC2::Subnet' },
    Gateway: { Type: 'AWS::EC2::NatGateway' },
  },
} as unknown as CloudFormationTemplate;

const database = (MinCapacity: number) =>
  ({
    Resources: {
      Cluster: {
        Type: 'AWS::RDS::DBCluster',
        Properties: { ServerlessV2ScalingConfiguration: { MinCapacity } },
      },
      Writer: { Type: 'AWS::RDS::DBInstance' },
    },
  }) as unknown as CloudFormationTemplate;

const prod: EnvironmentFacts = {
  environment: testEnvironment('prod'),
  templates: new Map([
    ['network', network],
    ['database', database(0.5)],
  ]),
};
const dev: EnvironmentFacts = { environment: testEnvironment('dev'), templates: new Map() };

const cells = (text: string, row: string): string[] =>
  text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find(([, name]) => name === row)
    ?.slice(2, -1) ?? [];

test.each([
  ['where', ['account 222222222222', 'account 111111111111']],
  ['region, zones', ['us-west-2, a b', 'us-east-1, a b']],
  ['data', ['protected health information', 'synthetic']],
  ['protected', ['yes', 'no']],
  ['data outlive their stack', ['yes', 'no']],
  ['days that logs are kept', ['2192', '30']],
  ['compute', ['beanstalk', '']],
  ['site', ['app.example.org', '']],
  ['NAT gateways', ['1', '']],
  ['subnets', ['public, isolated', '']],
  ['database instances', ['1', '']],
  ['database is paused when idle', ['no', '']],
])('%s is %j in prod and dev', (row, expected) => {
  expect(cells(environmentTable([prod, dev]), row)).toEqual(expected);
});

test('a database that goes down to nothing is paused', () => {
  const paused = { ...prod, templates: new Map([['database', database(0)]]) };
  expect(cells(environmentTable([paused]), 'database is paused when idle')).toEqual(['yes']);
});

test('a layer is in the environments that have it, and an idle compute in none', () => {
  const text = layerTable([prod, dev], ['network', 'storage', 'compute-ecs']);
  expect(cells(text, 'network')).toEqual(['yes', '']);
  expect(cells(text, 'storage')).toEqual(['yes', 'yes']);
  expect(cells(text, 'compute-ecs')).toEqual(['', '']);
});

test('columns are as wide as their widest cell, and three at least', () => {
  expect(
    table(
      ['', 'dev'],
      [
        ['where', 'account'],
        ['a', ''],
      ],
    ),
  ).toBe(
    ['|       | dev     |', '| ----- | ------- |', '| where | account |', '| a     |         |'].join('\n'),
  );
});
