import { type Samples, loudCalls } from './samples';

const quiet = {
  'looking at the network': { eventName: 'DescribeVpcs' },
  'starting a machine': { eventName: 'RunInstances', readOnly: false },
};

/** @param names of calls, separated by spaces, the first of which another service has as well */
function ofPart(names: string): Samples {
  const [first] = names.split(' ');
  return {
    loud: loudCalls('ec2', names),
    quiet: {
      ...quiet,
      'a call of that name elsewhere': { eventSource: 'other.amazonaws.com', eventName: first },
    },
  };
}

const globalServices =
  'iam sts signin organizations account cloudfront route53 route53domains globalaccelerator support health ce budgets'.split(
    ' ',
  );
const elsewhere = { awsRegion: 'ap-southeast-2' };

export const networkSamples: Readonly<Record<string, Samples>> = {
  GatewayChanges: ofPart(
    'CreateInternetGateway AttachInternetGateway DetachInternetGateway DeleteInternetGateway ' +
      'CreateEgressOnlyInternetGateway CreateCustomerGateway DeleteCustomerGateway CreateNatGateway CreateVpnGateway ' +
      'AttachVpnGateway CreateTransitGatewayVpcAttachment',
  ),
  RouteChanges: ofPart(
    'CreateRoute ReplaceRoute DeleteRoute CreateRouteTable DeleteRouteTable AssociateRouteTable ' +
      'ReplaceRouteTableAssociation DisassociateRouteTable',
  ),
  VpcChanges: ofPart(
    'CreateVpc DeleteVpc ModifyVpcAttribute AssociateVpcCidrBlock CreateVpcPeeringConnection ' +
      'AcceptVpcPeeringConnection DeleteVpcPeeringConnection CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints ' +
      'DeleteFlowLogs',
  ),
  SecurityGroupChanges: ofPart(
    'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress ' +
      'RevokeSecurityGroupEgress ModifySecurityGroupRules CreateSecurityGroup DeleteSecurityGroup',
  ),
  NetworkAclChanges: ofPart(
    'CreateNetworkAcl DeleteNetworkAcl CreateNetworkAclEntry ReplaceNetworkAclEntry DeleteNetworkAclEntry ' +
      'ReplaceNetworkAclAssociation',
  ),
  UnexpectedRegions: {
    loud: {
      'a call in a region that nobody uses': elsewhere,
      'a machine in a region that nobody uses': { ...elsewhere, eventName: 'RunInstances', readOnly: false },
      'a call in the region of AWS itself': { awsRegion: 'us-east-1' },
    },
    quiet: {
      'a call at home': {},
      'a call that AWS makes for itself': { ...elsewhere, 'userIdentity.invokedBy': 'config.amazonaws.com' },
      'something that AWS does by itself': { ...elsewhere, eventType: 'AwsServiceEvent' },
      ...Object.fromEntries(
        globalServices.map((service) => [
          `a call of ${service}, which is in no region`,
          { awsRegion: 'us-east-1', eventSource: `${service}.amazonaws.com` },
        ]),
      ),
    },
  },
};
