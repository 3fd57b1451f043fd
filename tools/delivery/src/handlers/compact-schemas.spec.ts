import { archive } from '../../fixtures/archive';
import { compactSchemas } from './compact-schemas';
import { zipFiles } from './zip-files';

const schema = {
  typeName: 'Acme::A::B',
  primaryIdentifier: ['/properties/Id'],
  readOnlyProperties: ['/properties/Id'],
  handlers: {
    create: { permissions: ['a:Create', 'a:Read', 'a:Create'] },
    read: { permissions: ['a:Read'] },
  },
  tagging: { taggable: true, tagProperty: '/properties/Tags', tagOnCreate: true, permissions: ['a:Tag'] },
};
const files = [{ name: 'acme-a-b.json', text: JSON.stringify(schema) }];
const types = (text: string): unknown => (JSON.parse(text) as { types: unknown }).types;

test('a type has its identifier, its tags and when each call is made', () => {
  expect(types(compactSchemas(files, '2026-08-07'))).toEqual({
    'Acme::A::B': {
      id: ['Id'],
      made: true,
      tags: 'Tags',
      tagged: true,
      calls: { c: ['a:Create'], cr: ['a:Read'], t: ['a:Tag'] },
    },
  });
});

test('the date is that of the archive', () => {
  expect(JSON.parse(compactSchemas(files, '2026-08-07'))).toMatchObject({ date: '2026-08-07' });
});

test('a type older than the registry has no calls', () => {
  const old = [{ name: 'x.json', text: '{"typeName":"Acme::Old::X"}' }];
  expect(types(compactSchemas(old, '2026-08-07'))).toEqual({ 'Acme::Old::X': { calls: {} } });
});

test('files of an archive are read, packed or not', () => {
  expect(
    zipFiles(
      archive([
        ['a.json', '{"x":1}', true],
        ['b.json', '{}', false],
      ]),
    ),
  ).toEqual([
    { name: 'a.json', text: '{"x":1}' },
    { name: 'b.json', text: '{}' },
  ]);
});

test('what is no archive is refused', () => {
  expect(() => zipFiles(Buffer.from('<html>'))).toThrow('no ZIP archive');
});
