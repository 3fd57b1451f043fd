import { withSettings } from './config-text';

const config = (more = '') => `import { databaseSettings } from './src/settings';

export const settings = databaseSettings.withValues({
  profiles: { economy: { clusterName: 'database' } },${more}
});
`;

/** What the text says, without asking how it is laid out. */
const said = (text: string): unknown => {
  const values = /withValues\((.*)\);/s.exec(text)?.[1] ?? '';
  return new Function(`return ${values}`)();
};

const restore = { cluster: 'a', at: 'b' };
const asked = { clusterName: 'new', restore };
const profiles = { economy: { clusterName: 'database' } };

test.each([
  ['no environment', '', { prod: asked }],
  ['others', ' environments: { test: { minAcu: 1 } }', { test: { minAcu: 1 }, prod: asked }],
  ['an empty table', ' environments: {}', { prod: asked }],
  [
    'settings of its own',
    " environments: { prod: { minAcu: 1, clusterName: 'old', restore: { snapshot: 's' } /* why */, maxAcu: 2 } }",
    { prod: { minAcu: 1, maxAcu: 2, ...asked } },
  ],
  ['a quoted name', " environments: { 'prod': { clusterName: 'old' } }", { prod: asked }],
])('settings are written where the file has %s', (_, more, environments) => {
  expect(said(withSettings(config(more), 'prod', asked, 'database'))).toEqual({ profiles, environments });
});

test('an environment whose name is no word of the language is quoted', () => {
  expect(said(withSettings(config(), 'prod-eu', asked, 'database'))).toEqual({
    profiles,
    environments: { 'prod-eu': asked },
  });
});

test.each([
  ['are spread', ' environments: { prod: { ...more } }'],
  ['stand elsewhere', ' environments'],
  ['are worked out', ' environments: make()'],
  ['may be anything', ' ...more'],
])('where values %s nothing is written, and a person is told what to write', (_, more) => {
  expect(() => withSettings(config(more), 'prod', asked, 'database')).toThrow(
    expect.objectContaining({
      code: 'CONFIG_UNCLEAR',
      remedy: expect.stringContaining('clusterName: "new", restore: {"cluster":"a","at":"b"}'),
    }),
  );
});
