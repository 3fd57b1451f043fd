import { TemplateView } from '../template-view';

import { hasWebAcl } from './web-acls';

const judge = (ResourceArn: unknown, Type = 'AWS::WAFv2::WebACLAssociation') => {
  const view = new TemplateView({
    Resources: {
      Stage: { Type: 'AWS::ApiGateway::Stage' },
      Association: { Type, Properties: { ResourceArn } },
      Another: { Type, Properties: { ResourceArn: { Ref: 'Other' } } },
    },
  });
  return view.resources('AWS::ApiGateway::Stage').map((stage) => hasWebAcl(stage, view));
};

test.each([
  { Ref: 'Stage' },
  { 'Fn::Sub': 'arn:aws:apigateway:us-west-2::/restapis/${Api}/stages/${Stage}' },
  { 'Fn::Join': ['', ['arn:aws:apigateway:us-west-2::/restapis/api/stages/', { Ref: 'Stage' }]] },
])('an association with %j counts', (arn) => expect(judge(arn)).toEqual([true]));

test('an association of the older kind counts', () => {
  expect(judge({ Ref: 'Stage' }, 'AWS::WAFRegional::WebACLAssociation')).toEqual([true]);
});

test('an association with something else does not count', () =>
  expect(judge({ Ref: 'Other' })).toEqual([false]));
