import { outcomes, syntheticData } from '../../testing/outcomes';
import { restApiBehindWebAcl } from './rest-api-behind-web-acl';

const association = {
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:us-west-2::/restapis/api/stages/${It}' } },
};
const template = (Properties: Readonly<Record<string, unknown>> = {}) => ({
  It: { Type: 'AWS::ApiGateway::Stage', Properties },
});

test('one with a firewall passes', () => {
  expect(outcomes(restApiBehindWebAcl, { ...template(), Association: association })).toEqual(['pass It']);
});

test('one without a firewall fails', () =>
  expect(outcomes(restApiBehindWebAcl, template())).toEqual(['fail It']));

test('one without health data is not judged', () => {
  expect(outcomes(restApiBehindWebAcl, template(), syntheticData)).toEqual([]);
});
