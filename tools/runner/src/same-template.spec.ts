import { isSameTemplate } from './same-template';

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
