import { settingsLikewise } from './settings-likewise';

const config = (environments: string, rest = '') =>
  `export const settings = sample.withValues({ file: 'config.ts', ${environments} });\n${rest}`;
const copied = (environments: string) => settingsLikewise(config(environments), 'lab', 'staging');

test.each([
  ['environments: { lab: { days: 3 } }', 'environments: { lab: { days: 3 }, staging: { days: 3 } }'],
  ["environments: { 'lab': days(3) }", "environments: { 'lab': days(3), staging: days(3) }"],
  ['environments: { lab, zoo: {} }', 'environments: { lab, staging: lab, zoo: {} }'],
  ['environments: { ...others, lab: {} }', 'environments: { ...others, lab: {}, staging: {} }'],
])('%s is said of the copy as well', (before, after) => {
  expect(copied(before)).toEqual({ text: config(after), note: 'copied' });
});

test('what is settled among the settings of the environment is copied as it is written', () => {
  const table = "environments: {\n  lab: {\n    // Why.\n    urls: ['http://localhost'],\n  },\n}";
  expect(copied(table).text.match(/\/\/ Why\./g)).toHaveLength(2);
});

test.each(['profiles: {}', 'environments: { zoo: { days: 3 } }', 'environments: {}'])(
  '%s says nothing of the environment that is copied, and stays',
  (text) => {
    expect(copied(text)).toEqual({ text: config(text) });
  },
);

test('settings that the new name has already are left alone', () => {
  const both = 'environments: { lab: { days: 3 }, staging: { days: 4 } }';
  expect(copied(both)).toEqual({ text: config(both) });
});

test.each([
  'environments: tables',
  'environments',
  'environments: { ...others }',
  'environments: { [key]: {} }',
])('%s cannot be read, and somebody has to look', (text) => {
  expect(copied(text)).toEqual({ text: config(text), note: 'unclear' });
});

test('a table of that name which defines no settings is left alone', () => {
  const other = config('profiles: {}', 'exception({ environments: { lab: 1 } });\n');
  expect(settingsLikewise(other, 'lab', 'staging')).toEqual({ text: other });
});
