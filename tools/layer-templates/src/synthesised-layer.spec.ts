import { countResources, storedInputs } from './synthesised-layer';

test('inputs are the parameters that come from the Parameter Store', () => {
  const inputs = storedInputs({
    Parameters: {
      NetworkVpcId: {
        Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>',
        Default: '/hipaa/test/network/vpcId',
      },
      Size: { Type: 'String', Default: 'small' },
    },
  });
  expect([...inputs]).toEqual([['NetworkVpcId', '/hipaa/test/network/vpcId']]);
});

test('the version of the bootstrap is not an input of the layer', () => {
  const inputs = storedInputs({
    Parameters: {
      BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/x/version' },
    },
  });
  expect(inputs.size).toBe(0);
});

test('resources are counted without the metadata of the CDK', () => {
  const template = { Resources: { A: { Type: 'AWS::S3::Bucket' }, M: { Type: 'AWS::CDK::Metadata' } } };
  expect(countResources(template, new Set())).toEqual({ all: 1, ofTypes: 0 });
});

test('resources of the given types are counted apart', () => {
  const template = { Resources: { A: { Type: 'AWS::S3::Bucket' }, B: { Type: 'AWS::SSM::Document' } } };
  expect(countResources(template, new Set(['AWS::SSM::Document']))).toEqual({ all: 2, ofTypes: 1 });
});
