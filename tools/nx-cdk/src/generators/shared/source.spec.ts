import { createTree } from '@nx/devkit/testing';
import * as ts from 'typescript';
import { inserted, nodesIn, propertyOf, textOf, withoutElements } from './source';

test('the text of a file is read as it will be written', () => {
  const tree = createTree();
  tree.write('a.ts', 'const a = 1;');
  expect(textOf(tree, 'a.ts')).toBe('const a = 1;');
});

test('a file that a fork has removed is named', () => {
  expect(() => textOf(createTree(), 'platform/index.ts')).toThrow(
    expect.objectContaining({
      code: 'FILE_MISSING',
      message: expect.stringContaining('platform/index.ts') as string,
    }),
  );
});

test('nodes are found at every depth, in the order of the text', () => {
  const strings = nodesIn("f('a', { b: ['c', g('d')] });", ts.isStringLiteral);
  expect(strings.map(({ text }) => text)).toEqual(['a', 'c', 'd']);
});

test('what only looks like code is none', () => {
  expect(nodesIn("// f('a')\nconst text = `g('b')`;", ts.isCallExpression)).toEqual([]);
});

function objectIn(text: string): ts.ObjectLiteralExpression {
  const [object] = nodesIn(text, ts.isObjectLiteralExpression);
  if (!object) throw new Error('there is no object');
  return object;
}

test('the value of a property is given as it is written', () => {
  expect(propertyOf(objectIn("x({ layer: 'a' + b, other: 1 })"), 'layer')?.getText()).toBe("'a' + b");
});

test.each(['x({ other: 1 })', 'x({ layer })', 'x({ layer() {} })', 'x({ nested: { layer: 1 } })'])(
  '%s has no such property with a value',
  (text) => {
    expect(propertyOf(objectIn(text), 'layer')).toBeUndefined();
  },
);

const isUnwanted = (element: ts.Expression): boolean =>
  ts.isStringLiteral(element) && element.text === 'unwanted';

test.each([
  ['the first', "['unwanted', 'b']", "[ 'b']"],
  ['the last', "['a', 'unwanted']", "['a',]"],
  ['one between', "['a', 'unwanted', 'b']", "['a', 'b']"],
  ['the only one', "['unwanted']", '[]'],
  ['several', "['unwanted', 'a', 'unwanted',]", "[ 'a',]"],
  ['one of an inner list', "[['unwanted', 'a'], 'b']", "[[ 'a'], 'b']"],
])('%s goes with its comma', (_, text, left) => {
  expect(withoutElements(`x = ${text};`, isUnwanted)).toBe(`x = ${left};`);
});

test('an element goes with the comment that is about it', () => {
  expect(withoutElements("[\n  // about it\n  'unwanted',\n  'b',\n]", isUnwanted)).toBe("[\n  'b',\n]");
});

test('what is wanted stays as it is written', () => {
  const text = "const odd   = [ 'a' ,'b' ]";
  expect(withoutElements(text, isUnwanted)).toBe(text);
});

test('a text is put where it belongs', () => {
  expect(inserted('ad', 1, 'bc')).toBe('abcd');
});
