import { jsonFault } from './json-fault';

test.each([
  '{}',
  '[]',
  '{"a":[1,-2.5e+3,true,false,null,"x\\u00e9\\n"],"b":{"c":{}}}',
  ' \n{ "a" : [ ] } \n',
  '"text"',
])('%s is sound', (text) => {
  expect(jsonFault(text)).toBeUndefined();
});

test.each([
  ['a comma too many', '{"a":1,}', 7],
  ['a comma too few', '{"a":1 "b":2}', 7],
  ['a word', '{"a":yes}', 5],
  ['no value', '{"a":}', 5],
  ['a single quote', "{'a':1}", 1],
  ['a leading zero', '[01]', 2],
  ['something after the end', '{} x', 3],
  ['an early end', '{"a":[1', 7],
  ['a line break in a text', '["a\nb"]', 1],
  ['an unknown escape', '["\\x"]', 1],
])('%s is found where it is', (_mistake, text, offset) => {
  expect(jsonFault(text)).toBe(offset);
});
