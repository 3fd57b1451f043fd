import { assertTemplate } from './assert-template';

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
