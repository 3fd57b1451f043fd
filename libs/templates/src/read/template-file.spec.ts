import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertTemplate, parseTemplateFile } from './template-file';

test('an object with resources is a template', () => {
  expect(() => assertTemplate({ Resources: {} }, 'x.json', 'TEMPLATE_INVALID')).not.toThrow();
});

test.each([
  [undefined, 'it is empty'],
  [null, 'it is empty'],
  ['text', 'it is a string'],
  [[], 'it is a list'],
  [{ Outputs: {} }, 'it has no Resources'],
  [{ Resources: [] }, 'its Resources are a list'],
  [{ Resources: null }, 'its Resources are empty'],
])('%j is none: %s', (document, reason) => {
  expect(() => assertTemplate(document, 'x.json', 'TEMPLATE_INVALID')).toThrow(
    expect.objectContaining({
      code: 'TEMPLATE_INVALID',
      message: expect.stringContaining(`x.json is not a CloudFormation template: ${reason}`),
    }),
  );
});

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const parse = (text: string, name = 'a.template') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  const parsed = parseTemplateFile(path);
  return { parsed, path };
};

test('a JSON template is read', async () => {
  await expect(parse('{"Resources":{"A":{"Type":"X"}}}').parsed).resolves.toEqual({
    Resources: { A: { Type: 'X' } },
  });
});

test('a byte order mark does no harm', async () => {
  await expect(parse('\uFEFF{"Resources":{}}').parsed).resolves.toEqual({ Resources: {} });
});

test('a YAML template is read, whatever its file is called', async () => {
  await expect(parse('Resources:\n  A:\n    Type: !Ref X\n', 'a.json').parsed).resolves.toEqual({
    Resources: { A: { Type: { Ref: 'X' } } },
  });
});

test.each([
  ['{\n  "Resources": {,}\n}', 2, 17],
  ['Resources:\n  A: "open', 2, 6],
])('a broken file is told with file, line and column', async (text, line, column) => {
  const { parsed, path } = parse(text);
  await expect(parsed).rejects.toMatchObject({
    code: 'TEMPLATE_UNREADABLE',
    message: expect.stringContaining(`${path}:${line}:${column}: not `),
  });
});

test('a file that is not there is told by name', async () => {
  await expect(parseTemplateFile('/nowhere/a.json')).rejects.toMatchObject({
    code: 'TEMPLATE_UNREADABLE',
    message: expect.stringContaining('/nowhere/a.json'),
  });
});

test.each(['{"name":"package"}', 'just text', '# only a comment'])(
  'a document that is no template is told as such: %s',
  async (text) => {
    const { parsed, path } = parse(text);
    await expect(parsed).rejects.toMatchObject({
      code: 'TEMPLATE_INVALID',
      message: expect.stringContaining(path),
    });
  },
);
