import { onlyResources } from './only-resources';

const bucket = { Type: 'AWS::S3::Bucket' };

test('a template of resources stays as it is', () => {
  const template = { Resources: { Bucket: bucket } };
  expect(onlyResources(template)).toEqual({ template, leftOut: [] });
});

test.each([
  ['a loop', ['Name', ['a'], {}]],
  ['nothing', null],
  ['a resource without a type', { Properties: {} }],
  ['a resource with a list of properties', { ...bucket, Properties: [] }],
  ['a resource with a text for properties', { ...bucket, Properties: 'x' }],
])('%s is left out by name', (_what, entry) => {
  const { template, leftOut } = onlyResources({ Resources: { Bucket: bucket, Odd: entry as never } });
  expect(leftOut).toEqual(['Odd']);
  expect(template.Resources).toEqual({ Bucket: bucket });
});

test('a resource whose properties are left empty is one', () => {
  const template = { Resources: { Bucket: { ...bucket, Properties: null as never } } };
  expect(onlyResources(template).leftOut).toEqual([]);
});
