import type { ContractValues } from '@hipaa-cdk/contract';
import type { catalogContract } from '@hipaa-cdk/contracts-catalog';
import type { networkContract } from '@hipaa-cdk/contracts-network';
import {
  Fn,
  aws_ec2 as ec2,
  aws_elasticloadbalancingv2 as elb,
  aws_wafv2 as wafv2,
  type CfnCondition,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { WebServerParameters } from './web-server-parameters';

/** Seconds after which a connection that nobody uses is closed. */
const IDLE_SECONDS = 60;

/**
 * What the load balancer is told beside its defaults.
 *
 * @param isProtected holds while nothing may delete it
 * @param logBucket bucket for its access logs
 */
function entranceAttributes(
  isProtected: CfnCondition,
  logBucket: string,
): elb.CfnLoadBalancer.LoadBalancerAttributeProperty[] {
  const attributes = {
    'access_logs.s3.enabled': 'true',
    'access_logs.s3.bucket': logBucket,
    'deletion_protection.enabled': Fn.conditionIf(isProtected.logicalId, 'true', 'false').toString(),
    'idle_timeout.timeout_seconds': String(IDLE_SECONDS),
    // A request that two servers read in two ways is how one request hides another.
    'routing.http.desync_mitigation_mode': 'strictest',
    'routing.http.drop_invalid_header_fields.enabled': 'true',
  };
  return Object.entries(attributes).map(([key, value]) => ({ key, value }));
}

export interface SecureEntranceProps {
  readonly parameters: WebServerParameters;
  readonly network: ContractValues<typeof networkContract>;
  readonly catalog: ContractValues<typeof catalogContract>;
}

/** TLS 1.2 and later, and key exchange that a quantum computer would not undo. */
const TLS_POLICY = elb.SslPolicy.TLS13_12_RES_PQ;
const HTTPS = 443;
const HTTP = 80;

/**
 * The way in: a load balancer that ends TLS with the site's certificate behind the account's firewall, and begins TLS
 * anew to the machine. Port 80 says where HTTPS is and leads no further; there is no other port, for nobody.
 */
export class SecureEntrance extends Construct {
  /** Host name of the load balancer. */
  readonly address: string;
  /** Security group for the machine: it takes requests from the load balancer only. */
  readonly machineGroupId: string;

  private readonly targets: elb.CfnTargetGroup;

  constructor(scope: Construct, id: string, { parameters, network, catalog }: SecureEntranceProps) {
    super(scope, id);
    const prod = (yes: unknown, no: unknown) => Fn.conditionIf(parameters.isProd.logicalId, yes, no);
    const group = new ec2.CfnSecurityGroup(this, 'Group', {
      groupDescription: 'HTTPS from the addresses that the security administrator lists',
      vpcId: network.vpcId,
      securityGroupIngress: [
        tcpOnly(HTTPS, 'from the listed addresses'),
        tcpOnly(HTTP, 'from the listed addresses, to be sent on to HTTPS'),
      ].map((rule) => ({
        ...rule,
        sourcePrefixListId: prod(catalog.publicRangesId, catalog.internalRangesId).toString(),
      })),
      securityGroupEgress: [NOWHERE],
    });
    const machineGroup = new ec2.CfnSecurityGroup(this, 'MachineGroup', {
      groupDescription: 'HTTPS from the load balancer; HTTPS to Git, packages and AWS',
      vpcId: network.vpcId,
      securityGroupIngress: [
        { ...tcpOnly(HTTPS, 'from the load balancer'), sourceSecurityGroupId: group.attrGroupId },
      ],
      securityGroupEgress: [{ ...tcpOnly(HTTPS, 'to Git, packages and AWS'), cidrIp: '0.0.0.0/0' }],
    });
    new ec2.CfnSecurityGroupEgress(this, 'ToMachine', {
      ...tcpOnly(HTTPS, 'to the machine'),
      groupId: group.attrGroupId,
      destinationSecurityGroupId: machineGroup.attrGroupId,
    });
    const balancer = new elb.CfnLoadBalancer(this, 'Balancer', {
      type: 'application',
      scheme: prod('internet-facing', 'internal').toString(),
      subnets: prod(network.publicSubnetIds, network.applicationSubnetIds) as unknown as string[],
      securityGroups: [group.attrGroupId],
      loadBalancerAttributes: entranceAttributes(parameters.isProtected, catalog.accessLogBucketName),
    });
    this.targets = new elb.CfnTargetGroup(this, 'Targets', {
      vpcId: network.vpcId,
      protocol: 'HTTPS',
      port: HTTPS,
      targetType: 'instance',
      healthCheckProtocol: 'HTTPS',
      healthCheckPath: '/',
      matcher: { httpCode: '200-399' },
    });
    this.listen(balancer, parameters.certificateArn);
    new wafv2.CfnWebACLAssociation(this, 'Firewall', {
      resourceArn: balancer.ref,
      webAclArn: catalog.webAclArn,
    });
    this.address = balancer.attrDnsName;
    this.machineGroupId = machineGroup.attrGroupId;
  }

  private listen({ ref: loadBalancerArn }: elb.CfnLoadBalancer, certificateArn: string): void {
    new elb.CfnListener(this, 'Listener', {
      loadBalancerArn,
      protocol: 'HTTPS',
      port: HTTPS,
      sslPolicy: TLS_POLICY,
      certificates: [{ certificateArn }],
      defaultActions: [{ type: 'forward', targetGroupArn: this.targets.ref }],
    });
    const redirectConfig = { protocol: 'HTTPS', port: String(HTTPS), statusCode: 'HTTP_301' };
    new elb.CfnListener(this, 'Redirect', {
      loadBalancerArn,
      protocol: 'HTTP',
      port: HTTP,
      defaultActions: [{ type: 'redirect', redirectConfig }],
    });
  }

  /** Sends requests to the machine. */
  forwardTo(instanceId: string): void {
    this.targets.targets = [{ id: instanceId, port: HTTPS }];
  }
}

/** A group without any rule for what goes out lets everything out; this one matches nothing. */
const NOWHERE: ec2.CfnSecurityGroup.EgressProperty = {
  ipProtocol: 'icmp',
  fromPort: 252,
  toPort: 86,
  cidrIp: '255.255.255.255/32',
  description: 'nowhere, beside what rules of their own allow',
};

function tcpOnly(port: number, description: string) {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port, description };
}
