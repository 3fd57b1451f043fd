import { catalogue } from './catalogue';
import { assertClassified, unclassified } from './classification';
import type { ResourceEntry } from './resource-entry';

const entry: ResourceEntry = {
  type: 'Sample::Store',
  settings: [
    { setting: '', breaks: [{ to: 'absent', description: 'gone' }] },
    { setting: 'Properties.Options[Name=lock]', breaks: [{ to: 'absent', description: 'open' }] },
    { setting: 'Properties.Encryption.Rules.*.Key', breaks: [{ to: 'absent', description: 'open' }] },
  ],
  policies: [{ path: 'Properties.Policy' }],
  plain: [{ properties: ['Name'], reason: 'a name' }],
};

function gaps(Properties: Record<string, unknown>, Type = 'Sample::Store'): string[] {
  return unclassified({ Resources: { Store: { Type, Properties } } }, new Map([[entry.type, entry]]));
}

test('what the catalogue places is no gap', () => {
  const Encryption = { Rules: [{ Key: { Ref: 'Key' } }] };
  expect(gaps({ Name: 'a', Encryption, Policy: { Statement: [{ Effect: 'Allow' }] } })).toEqual([]);
});

test('a type that is not in the catalogue is no gap: it is broken as any resource is', () => {
  expect(gaps({ Public: true }, 'Sample::Other')).toEqual([]);
});

test('a template with a gap is refused by name', () => {
  const template = { Resources: { Store: { Type: 'Sample::Store', Properties: { Public: true } } } };
  expect(() => assertClassified([{ template }], new Map([[entry.type, entry]]))).toThrow(
    expect.objectContaining({
      code: 'SETTING_UNCLASSIFIED',
      message: expect.stringContaining('Sample::Store Properties.Public') as string,
    }),
  );
});

test('a property in neither list is a gap', () => {
  expect(gaps({ Public: true })).toEqual(['Sample::Store Properties.Public']);
});

test('a value beside a setting that the catalogue places is a gap of its own', () => {
  expect(gaps({ Encryption: { Rules: [{ Key: 'k', Off: true }] } })).toEqual([
    'Sample::Store Properties.Encryption.Rules.*.Off',
  ]);
});

test('a selection places the items that fit it, and no others', () => {
  const option = (Name: string) => ({ Name, Value: 'on' });
  expect(gaps({ Options: [option('lock')] })).toEqual([]);
  expect(gaps({ Options: [option('lock'), option('door')] })).toEqual([
    'Sample::Store Properties.Options.*.Name',
    'Sample::Store Properties.Options.*.Value',
  ]);
});

test('a gap of many resources is told once', () => {
  const store = { Type: 'Sample::Store', Properties: { Public: true } };
  expect(unclassified({ Resources: { A: store, B: store } }, new Map([[entry.type, entry]]))).toHaveLength(1);
});

test.each([...catalogue.values()].map((one) => [one.type, one] as const))(
  '%s has a break for every setting and a reason for everything else',
  (_, { settings, plain }) => {
    expect(settings.filter(({ breaks }) => breaks.length === 0)).toEqual([]);
    expect(plain.filter(({ properties, reason }) => properties.length === 0 || reason === '')).toEqual([]);
  },
);
