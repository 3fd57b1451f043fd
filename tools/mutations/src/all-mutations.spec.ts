import { findEnvironment } from '@hipaa-cdk/platform';
import { allMutations } from './all-mutations';
import { mutated, mutationName } from './mutation';
import type { ResourceEntry } from './resource-entry';
import { aSubject, mutationsOf } from './testing/samples';

const entry: ResourceEntry = {
  type: 'Store',
  settings: [{ setting: 'Properties.On', breaks: [{ to: false, description: 'off' }] }],
  policies: [{ path: 'Properties.Policy' }],
  plain: [],
};
const catalogue = new Map([[entry.type, entry]]);

const allow = { Effect: 'Allow', Action: 'a:Read' };
const store = (Statement: readonly object[] = [allow]) => ({
  Type: 'Store',
  Properties: { On: true, Policy: { Statement } },
  Metadata: { 'aws:cdk:path': 'Sample/Store' },
});

const settings = (mutations: readonly { readonly setting: string }[]) =>
  mutations.map(({ setting }) => setting);

test('settings and policies are broken, one after the other', () => {
  expect(settings(mutationsOf(store(), entry))).toEqual([
    'Properties.On',
    'Properties.Policy.Statement.0.Action',
  ]);
});

test('a mutation is called after the place of its resource in the construct tree', () => {
  expect(mutationsOf(store(), entry)[0]).toMatchObject({ layer: 'sample', resource: 'Sample/Store' });
});

test('every mutation has a name of its own', () => {
  const mutations = mutationsOf(store([allow, { ...allow, Action: 'b:Read' }]), entry);
  expect(new Set(mutations.map(mutationName)).size).toBe(mutations.length);
});

describe('two environments', () => {
  const two = (one: object, other: object) =>
    allMutations(
      [aSubject({ Thing: one as never }, 'prod'), aSubject({ Thing: other as never }, 'test')],
      catalogue,
    );

  test('in which a resource stands alike are broken by one mutation', () => {
    const mutations = two(store(), store());
    expect(settings(mutations)).toEqual(['Properties.On', 'Properties.Policy.Statement.0.Action']);
    expect(mutations[0]?.subjects.map(({ environment }) => environment)).toEqual(['prod', 'test']);
  });

  test('that name their own account in a statement stand alike', () => {
    const of = (account: string) => store([{ ...allow, Principal: { AWS: `arn:aws:iam::${account}:root` } }]);
    const mutations = two(of(findEnvironment('prod').account), of(findEnvironment('test').account));
    expect(mutations.every(({ subjects }) => subjects.length === 2)).toBe(true);
  });

  test('of which one has a statement more before the same one stand alike', () => {
    const mutations = two(store([allow]), store([{ ...allow, Action: 'b:Read' }, allow]));
    expect(mutations.filter(({ subjects }) => subjects.length === 2)).toHaveLength(2);
  });

  test('in which a setting differs are broken by a mutation each', () => {
    const days: ResourceEntry = {
      ...entry,
      settings: [{ setting: 'Properties.Days', breaks: [{ to: 1, description: 'short' }] }],
      policies: [],
    };
    const of = (Days: number) => ({ Type: 'Store', Properties: { Days } });
    const subjects = [aSubject({ Thing: of(30) }, 'test'), aSubject({ Thing: of(2192) }, 'prod')];
    expect(allMutations(subjects, new Map([[days.type, days]]))).toHaveLength(2);
  });
});

describe('a mutated template', () => {
  const { account, region } = findEnvironment('prod');
  const place = { account, region, environment: 'prod' };
  const other = { ...allow, Action: 'b:Read' };
  const [, widened] = mutationsOf(store(), entry);
  if (!widened) throw new Error('there is no such mutation');
  const broken = (resource: object) =>
    mutated({ Resources: { Thing: resource as never } }, 'Thing', place, widened).Resources['Thing']
      ?.Properties;

  test('has the statement broken wherever it stands', () => {
    expect(broken(store([other, allow]))).toMatchObject({
      Policy: { Statement: [other, { ...allow, Action: 'a:*' }] },
    });
  });

  test('names the place that it is in', () => {
    const of = (account: string) => store([{ ...allow, Principal: { AWS: account } }]);
    const shared = mutationsOf(of(place.account), entry).find(({ to }) => to.includes('999999999999'));
    if (!shared) throw new Error('there is no such mutation');
    const elsewhere = { ...place, account: '333333333333' };
    const template = mutated({ Resources: { Thing: of('333333333333') } }, 'Thing', elsewhere, shared);
    expect(template.Resources['Thing']?.Properties).toMatchObject({
      Policy: { Statement: [{ Principal: { AWS: ['333333333333', 'arn:aws:iam::999999999999:root'] } }] },
    });
  });

  test('is the sound one where the statement is another', () => {
    expect(broken(store([other]))).toEqual(store([other]).Properties);
  });

  test('is the sound one where the resource is of another type', () => {
    expect(broken({ ...store(), Type: 'Shop' })).toEqual(store().Properties);
  });
});

describe('a setting', () => {
  const of = (Properties: Record<string, unknown>, setting: string, ...values: unknown[]) =>
    mutationsOf(
      { Type: 'Store', Properties },
      {
        type: 'Store',
        settings: [{ setting, breaks: values.map((to) => ({ to, description: 'broken' })) }],
        plain: [],
      },
    ).map((one) => [one.setting, one.to]);

  test('is broken in every way that is named', () => {
    expect(of({ On: true }, 'Properties.On', false, 'absent')).toEqual([
      ['Properties.On', 'false'],
      ['Properties.On', 'absent'],
    ]);
  });

  test('that is weakened on purpose cannot be broken any further', () => {
    expect(of({ Days: 7 }, 'Properties.Days', 7, 'absent')).toEqual([]);
  });

  test('that is missing is broken by giving it a value', () => {
    expect(of({}, 'Properties.Acl', 'PublicRead')).toEqual([['Properties.Acl', '"PublicRead"']]);
  });

  test('that is missing cannot be taken away', () => {
    expect(of({}, 'Properties.Logging', 'absent')).toEqual([]);
  });

  test('that is a list is emptied, too', () => {
    expect(of({ Rules: ['a'] }, 'Properties.Rules', 'absent')).toContainEqual(['Properties.Rules', '[]']);
  });

  test('that selects is narrowed by something beside what it has', () => {
    const narrowed = (current: unknown, beside: object) =>
      mutationsOf(
        { Type: 'Store', Properties: { Chosen: current } },
        {
          type: 'Store',
          settings: [{ setting: 'Properties.Chosen', breaks: [{ beside, description: 'narrowed' }] }],
          plain: [],
        },
      ).map(({ value }) => value)[0];
    expect(narrowed({ source: ['a'] }, { account: ['b'] })).toEqual({ source: ['a'], account: ['b'] });
    expect(narrowed(['a'], ['b'])).toEqual(['a', 'b']);
  });

  test('without a path is the resource as a whole', () => {
    expect(of({}, '', 'absent')).toEqual([['the resource', 'absent']]);
  });
});

describe('a type that the catalogue does not have', () => {
  const of = (Properties: Record<string, unknown>) =>
    mutationsOf({ Type: 'AWS::New::Thing', Properties }).map((one) => `${one.setting} -> ${one.to}`);

  test('has its switches turned, its lists emptied and its settings taken away, at any depth', () => {
    expect(of({ Encrypted: true, Access: { Public: false, Sources: ['a'] } })).toEqual([
      'the resource -> absent',
      'Properties.Encrypted -> absent',
      'Properties.Encrypted -> false',
      'Properties.Access -> absent',
      'Properties.Access.Public -> absent',
      'Properties.Access.Public -> true',
      'Properties.Access.Sources -> absent',
      'Properties.Access.Sources -> []',
    ]);
  });

  test('keeps its words for people', () => {
    expect(of({ Description: 'a thing', ThingName: 'one', Tags: [] })).toEqual(['the resource -> absent']);
  });

  test('has the statements of its policy broken', () => {
    expect(of({ ResourcePolicy: { Statement: [{ Effect: 'Deny', Action: '*' }] } })).toContain(
      'Properties.ResourcePolicy.Statement.0 -> absent',
    );
  });
});
