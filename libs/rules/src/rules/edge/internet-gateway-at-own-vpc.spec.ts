import { outcomes } from '../../testing/outcomes';
import { internetGatewayAtOwnVpc } from './internet-gateway-at-own-vpc';

const gateway = { Gateway: { Type: 'AWS::EC2::InternetGateway' } };
const attachment = (InternetGatewayId: unknown, VpcId: unknown) => ({
  Vpc: { Type: 'AWS::EC2::VPC' },
  Attachment: { Type: 'AWS::EC2::VPCGatewayAttachment', Properties: { InternetGatewayId, VpcId } },
});

test('a gateway at the VPC of the template passes', () => {
  const resources = { ...gateway, ...attachment({ Ref: 'Gateway' }, { Ref: 'Vpc' }) };
  expect(outcomes(internetGatewayAtOwnVpc, resources)).toEqual(['pass Gateway']);
});

test.each(['vpc-0123456789', { Ref: 'VpcParameter' }])('a gateway at the VPC %j fails', (vpc) => {
  const resources = { ...gateway, ...attachment({ Ref: 'Gateway' }, vpc) };
  expect(outcomes(internetGatewayAtOwnVpc, resources)).toEqual(['fail Gateway']);
});

test('a gateway without a VPC fails', () => {
  expect(outcomes(internetGatewayAtOwnVpc, gateway)).toEqual(['fail Gateway']);
});

test('the gateway of somebody else fails', () => {
  expect(outcomes(internetGatewayAtOwnVpc, attachment('igw-0123456789', { Ref: 'Vpc' }))).toEqual([
    'fail Attachment',
  ]);
});

test('a VPN gateway is not judged', () => {
  expect(outcomes(internetGatewayAtOwnVpc, attachment(undefined, { Ref: 'Vpc' }))).toEqual([]);
});
