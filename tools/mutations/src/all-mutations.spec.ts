import { allMutations } from './all-mutations';
import { mutationName } from './mutation';
import type { ResourceEntry } from './resource-entry';

const entry: ResourceEntry = {
  type: 'Store',
  settings: [{ setting: 'Properties.On', breaks: [{ to: false, description: 'off' }] }],
  policies: [{ path: 'Properties.Policy' }],
  plain: [],
};

const store = {
  Type: 'Store',
  Properties: { On: true, Policy: { Statement: [{ Effect: 'Allow', Action: 'a:Read' }] } },
  Metadata: { 'aws:cdk:path': 'Sample/Store' },
};

const mutations = allMutations(
  {
    name: 'sample prod',
    layer: 'sample',
    environment: 'prod',
    template: { Resources: { Store: store, Unknown: { Type: 'Other' } } },
    context: { dataClass: 'phi', removal: 'retain' },
  },
  new Map([[entry.type, entry]]),
);

test('settings and policies are broken, one after the other', () => {
  expect(mutations.map(({ setting }) => setting)).toEqual([
    'Properties.On',
    'Properties.Policy.Statement.0.Action',
  ]);
});

test('a mutation is called after the place of its resource in the construct tree', () => {
  expect(mutations[0]).toMatchObject({ layer: 'sample', environment: 'prod', resource: 'Sample/Store' });
});

test('every mutation has a name of its own', () => {
  expect(new Set(mutations.map(mutationName)).size).toBe(mutations.length);
});
