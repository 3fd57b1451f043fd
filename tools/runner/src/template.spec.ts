import { isSameTemplate, stableDigest, stableJson } from './template';

const template = {
  Description: 'network layer',
  Metadata: { Contracts: { revision: 1 } },
  Parameters: { NetworkVpcId: { Type: 'String', Default: '/a', Description: 'the VPC' } },
  Resources: { Vpc: { Type: 'AWS::EC2::VPC', Metadata: { 'aws:cdk:path': 'Network/Vpc' } } },
};

test('a template is the same as itself', () => {
  expect(isSameTemplate(template, structuredClone(template))).toBe(true);
});

test.each([
  ['the description', { Description: 'other' }],
  ['the metadata of the stack', { Metadata: { Contracts: { revision: 2 } } }],
  [
    'the description of a parameter',
    { Parameters: { NetworkVpcId: { ...template.Parameters.NetworkVpcId, Description: 'x' } } },
  ],
])('%s alone is no change, as CloudFormation refuses to update it', (_what, change) => {
  expect(isSameTemplate(template, { ...template, ...change })).toBe(true);
});

test.each([
  ['another type of resource', { Resources: { Vpc: { Type: 'AWS::EC2::Subnet' } } }],
  [
    'metadata of a resource',
    { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Metadata: { 'aws:cdk:path': 'Moved' } } } },
  ],
  ['another parameter path', { Parameters: { NetworkVpcId: { Type: 'String', Default: '/b' } } }],
  ['no parameter any more', { Parameters: undefined }],
])('%s is a change', (_what, change) => {
  expect(isSameTemplate(template, { ...template, ...change })).toBe(false);
});

test('the order of keys does not matter, at any depth', () => {
  expect(stableDigest({ a: 1, b: { c: 2, d: [{ e: 3, f: 4 }] } })).toBe(
    stableDigest({ b: { d: [{ f: 4, e: 3 }], c: 2 }, a: 1 }),
  );
});

test('the order of a list does matter', () => {
  expect(stableDigest({ a: [1, 2] })).not.toBe(stableDigest({ a: [2, 1] }));
});

test('another value is another digest', () => {
  expect(stableDigest({ a: 1 })).not.toBe(stableDigest({ a: 2 }));
});

test('the digest is the SHA-256 of the sorted JSON', () => {
  expect(stableJson({ b: 1, a: null })).toBe('{"a":null,"b":1}');
  expect(stableDigest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
