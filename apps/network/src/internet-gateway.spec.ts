import { layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

test('one gateway is attached to the VPC', () => {
  const template = layerTemplate(app, 'test');
  template.resourceCountIs('AWS::EC2::InternetGateway', 1);
  template.hasResourceProperties('AWS::EC2::VPCGatewayAttachment', {
    VpcId: { Ref: 'Vpc8378EB38' },
    InternetGatewayId: { Ref: Match.stringLikeRegexp('^SubnetsInternetGateway') },
  });
});

test('public routes wait until the gateway is attached', () => {
  layerTemplate(app, 'test').allResources('AWS::EC2::Route', {
    Properties: { GatewayId: { Ref: Match.stringLikeRegexp('^SubnetsInternetGateway') } },
    DependsOn: [Match.stringLikeRegexp('^SubnetsInternetAttachment')],
  });
});
