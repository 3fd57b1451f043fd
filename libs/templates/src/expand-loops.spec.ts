import { expandLoops } from './expand-loops';

const LANGUAGE = 'AWS::LanguageExtensions';
const rule = { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { FromPort: { Ref: 'Port' } } };
const loop = (list: unknown, body: object) => ({
  Transform: LANGUAGE,
  Resources: { 'Fn::ForEach::Ports': ['Port', list, body] } as never,
});

test('a loop over literals is written out, and the transform with it', () => {
  const { Resources, ...others } = expandLoops(loop(['22', '80'], { 'Rule${Port}': rule }));
  expect(Resources).toEqual({
    Rule22: { ...rule, Properties: { FromPort: '22' } },
    Rule80: { ...rule, Properties: { FromPort: '80' } },
  });
  expect(others).toEqual({ Transform: undefined });
});

test('a loop inside of a loop, and of properties, is written out as well', () => {
  const inner = { 'Fn::ForEach::Ends': ['End', ['a', 'b'], { 'Key${Port}${End}': '${End}' }] };
  const body = { 'Rule${Port}': { Type: 'T', Properties: inner } };
  expect(expandLoops(loop(['1'], body)).Resources).toEqual({
    Rule1: { Type: 'T', Properties: { Key1a: 'a', Key1b: 'b' } },
  });
});

test('an item is a logical id without what none can have', () => {
  expect(Object.keys(expandLoops(loop(['10.0.0.0/8'], { 'Rule&{Port}': rule })).Resources)).toEqual([
    'Rule100008',
  ]);
});

test.each([[{ Ref: 'Ports' }], ['22'], [undefined]])(
  'a loop over %j stays, and the transform too',
  (list) => {
    const template = loop(list, { 'Rule${Port}': rule });
    expect(expandLoops(template)).toEqual(template);
  },
);

test('without the transform nothing is a loop', () => {
  const template = { ...loop(['22'], { 'Rule${Port}': rule }), Transform: undefined };
  expect(expandLoops(template)).toBe(template);
});

test('other transforms stay', () => {
  const template = { ...loop(['22'], { 'Rule${Port}': rule }), Transform: [LANGUAGE, 'Own'] };
  expect(expandLoops(template)).toMatchObject({ Transform: ['Own'] });
});
