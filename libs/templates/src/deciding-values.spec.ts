import { decidingValues } from './deciding-values';
import { resolveTemplate } from './resolve-template';
import type { LaunchTemplate } from './template';

const choice = (...AllowedValues: string[]) => ({ Type: 'String', AllowedValues, Default: AllowedValues[0] });
const is = (name: string, value: string) => ({ 'Fn::Equals': [{ Ref: name }, value] });
const cidr = (on: string) => ({ 'Fn::If': [on, '0.0.0.0/0', '10.0.0.0/8'] });

const template = (parts: Partial<LaunchTemplate>): LaunchTemplate => ({ Resources: {}, ...parts });

/** Every template that launches with these values make, as text. */
const launches = (one: LaunchTemplate): string[] =>
  decidingValues(one).map((values) => JSON.stringify(resolveTemplate(one, values).Resources));

const hiding: Readonly<Record<string, LaunchTemplate>> = {
  'a parameter of any name': template({
    Parameters: { Debug: choice('no', 'yes') },
    Conditions: { On: is('Debug', 'yes') },
    Resources: { R: { Type: 'A', Properties: { Cidr: cidr('On') } } },
  }),
  'a parameter that lists no values': template({
    Parameters: { Mode: { Type: 'String', Default: 'safe' } },
    Conditions: { On: is('Mode', 'support') },
    Resources: { R: { Type: 'A', Properties: { Cidr: cidr('On') } } },
  }),
  'a parameter that is anything but its default': template({
    Parameters: { Mode: { Type: 'String', Default: '' } },
    Conditions: { On: { 'Fn::Not': [is('Mode', '')] } },
    Resources: { R: { Type: 'A', Properties: { Cidr: cidr('On') } } },
  }),
  'two parameters together': template({
    Parameters: { A: choice('1', '2'), B: choice('x', 'y') },
    Conditions: { On: { 'Fn::And': [is('A', '2'), is('B', 'y')] } },
    Resources: { R: { Type: 'A', Properties: { Cidr: cidr('On') } } },
  }),
  'a value that is used as it is': template({
    Parameters: { Range: choice('10.0.0.0/8', '0.0.0.0/0') },
    Resources: { R: { Type: 'A', Properties: { Cidr: { Ref: 'Range' } } } },
  }),
  'a mapping': template({
    Parameters: { Stage: choice('prod', 'lab') },
    Mappings: { Ranges: { prod: { Cidr: '10.0.0.0/8' }, lab: { Cidr: '0.0.0.0/0' } } },
    Resources: {
      R: { Type: 'A', Properties: { Cidr: { 'Fn::FindInMap': ['Ranges', { Ref: 'Stage' }, 'Cidr'] } } },
    },
  }),
};

test.each(Object.entries(hiding))('%s hides nothing', (_what, one) => {
  expect(launches(one).some((text) => text.includes('0.0.0.0/0'))).toBe(true);
  expect(launches(one).some((text) => text.includes('10.0.0.0/8'))).toBe(true);
});

test('a template without choices is launched once', () => {
  expect(decidingValues(template({ Parameters: { Name: { Type: 'String' } } }))).toEqual([{}]);
});

test('values that decide the same are not combined with each other', () => {
  const sizes = template({
    Parameters: { Size: choice('a', 'b', 'c', 'd'), PHI: choice('YES', 'NO') },
    Conditions: { Small: is('Size', 'a'), Phi: is('PHI', 'YES') },
  });
  const rows = decidingValues(sizes);
  expect(rows.length).toBeLessThan(7);
  expect(rows).toEqual(
    expect.arrayContaining([
      { Size: 'a', PHI: 'YES' },
      { Size: 'a', PHI: 'NO' },
    ]),
  );
});

test('very many choices are tried pair by pair', () => {
  const names = Array.from({ length: 14 }, (_, index) => `P${index}`);
  const many = template({
    Parameters: Object.fromEntries(names.map((name) => [name, choice('off', 'on')])),
    Conditions: Object.fromEntries(names.map((name) => [`Is${name}`, is(name, 'on')])),
  });
  const rows = decidingValues(many);
  expect(rows.length).toBeLessThan(200);
  expect(rows).toContainEqual(expect.objectContaining({ P3: 'on', P11: 'on' }));
});
