import { fillGeneratedParts } from './generated-parts';

const document = 'before\n<!-- generated: layers -->\nold\n<!-- end of generated part -->\nafter\n';

test('fresh text replaces what stands between the marks', () => {
  expect(fillGeneratedParts(document, { layers: 'new' })).toBe(
    'before\n<!-- generated: layers -->\n\nnew\n\n<!-- end of generated part -->\nafter\n',
  );
});

test('filling twice changes nothing more', () => {
  const once = fillGeneratedParts(document, { layers: 'new' });
  expect(fillGeneratedParts(once, { layers: 'new' })).toBe(once);
});

test('a part without marks is an error that names it', () => {
  expect(() => fillGeneratedParts('nothing here', { layers: 'new' })).toThrow('no part "layers"');
});
