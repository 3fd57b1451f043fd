import { allMutations, settingMutations } from './all-mutations';
import { mutationName } from './mutation';
import type { ResourceEntry, Break } from './resource-entry';

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

describe('setting mutations', () => {
  const origin = { layer: 'sample', environment: 'prod', logicalId: 'Key', resource: 'Sample/Key' };

  function mutations(properties: Record<string, unknown>, setting: string, ...values: unknown[]) {
    const template = { Resources: { Key: { Type: 'T', Properties: properties }, Other: { Type: 'T' } } };
    const breaks = values.map((to): Break => ({ to, description: 'broken' }));
    return settingMutations(template, origin, { setting, breaks });
  }

  test('every break of a setting is a template of its own', () => {
    const [first, second, ...others] = mutations({ On: true }, 'Properties.On', false, 'absent');
    expect(first?.template.Resources['Key']?.Properties).toEqual({ On: false });
    expect(second?.template.Resources['Key']?.Properties).toEqual({});
    expect(others).toEqual([]);
  });

  test('the other resources stay as they are', () => {
    const [first] = mutations({ On: true }, 'Properties.On', false);
    expect(first?.template.Resources['Other']).toEqual({ Type: 'T' });
  });

  test('a mutation says where it is and what became of it', () => {
    expect(mutations({ On: true }, 'Properties.On', false)).toEqual([
      expect.objectContaining({ ...origin, setting: 'Properties.On', to: 'false', description: 'broken' }),
    ]);
  });

  test('a setting that is weakened on purpose cannot be broken any further', () => {
    expect(mutations({ Days: 7 }, 'Properties.Days', 7, 'absent')).toEqual([]);
  });

  test('a setting that is missing is broken by giving it a value', () => {
    const [first] = mutations({}, 'Properties.Acl', 'PublicRead');
    expect(first?.template.Resources['Key']?.Properties).toEqual({ Acl: 'PublicRead' });
  });

  test('a setting that is missing cannot be taken away', () => {
    expect(mutations({}, 'Properties.Logging', 'absent')).toEqual([]);
  });

  test('a path without keys takes the whole resource away', () => {
    const [first] = mutations({}, '', 'absent');
    expect(first?.setting).toBe('the resource');
    expect(Object.keys(first?.template.Resources ?? {})).toEqual(['Other']);
  });
});
