import { LOAD_BALANCER_LOGS, storageContract } from '@hipaa-cdk/contracts-storage';
import { environmentOf, read } from '@hipaa-cdk/parameters';
import { Duration, aws_ec2 as ec2, aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlarmRule } from '@hipaa-cdk/constructs';

export interface WebLoadBalancerProps {
  /** A VPC with public subnets. */
  readonly vpc: ec2.IVpc;
  /** IPv4 ranges that may connect. */
  readonly allowedSources: readonly string[];
  /** Seconds until a connection on which nothing happens is closed, 1 to 4000. */
  readonly idleSeconds: number;
}

/** Matches no packet. */
const NOWHERE = {
  CidrIp: '255.255.255.255/32',
  Description: 'nobody',
  IpProtocol: 'icmp',
  FromPort: 252,
  ToPort: 86,
};

/**
 * The application's front: an internet-facing load balancer that speaks TLS for the environment's site, and on port 80
 * only says so. Where there is no site there is no certificate either, and it speaks plain HTTP. Whoever runs the application adds a rule that leads
 * to it; every other request gets a 404.
 */
export class WebLoadBalancer extends Construct {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly listener: elbv2.ApplicationListener;
  /** Targets let this group in. */
  readonly securityGroup: ec2.SecurityGroup;
  /** Where the application is reached, without a slash at its end. */
  readonly url: string;
  /** What a request must look like to be for the application: for its host name where it has one, else any. */
  readonly applicationRequests: elbv2.ListenerCondition;

  constructor(scope: Construct, id: string, props: WebLoadBalancerProps) {
    super(scope, id);
    const { site } = environmentOf(this);
    this.securityGroup = this.openTo(props, site ? [443, 80] : [80]);
    this.loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'Resource', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      internetFacing: true,
      securityGroup: this.securityGroup,
      deletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.STRICTEST,
      idleTimeout: Duration.seconds(props.idleSeconds),
    });
    this.recordRequests();
    this.listener = this.loadBalancer.addListener('Listener', {
      ...(site ? encrypted(site.certificateArn) : { port: 80, protocol: elbv2.ApplicationProtocol.HTTP }),
      // The security group has rules of its own.
      open: false,
      defaultAction: elbv2.ListenerAction.fixedResponse(404, { contentType: 'text/plain' }),
    });
    if (site) this.sendToHttps();
    this.url = site ? `https://${site.domainName}` : `http://${this.loadBalancer.loadBalancerDnsName}`;
    this.applicationRequests = site
      ? elbv2.ListenerCondition.hostHeaders([site.domainName])
      : elbv2.ListenerCondition.pathPatterns(['/*']);
  }

  /** Whoever types the name without a scheme is told where HTTPS is; nothing that speaks HTTP leads any further. */
  private sendToHttps(): void {
    this.loadBalancer.addListener('Redirect', {
      port: 80,
      protocol: elbv2.ApplicationProtocol.HTTP,
      open: false,
      defaultAction: elbv2.ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true }),
    });
  }

  private openTo({ vpc, allowedSources }: WebLoadBalancerProps, ports: readonly number[]): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Load balancer of the application: lets its targets be reached, and nothing else',
      allowAllOutbound: false,
    });
    for (const port of ports) {
      for (const source of allowedSources) {
        group.addIngressRule(ec2.Peer.ipv4(source), ec2.Port.tcp(port), 'people who use the application');
      }
    }
    // The library takes this rule out as soon as targets have theirs, and a group without a list lets everything out.
    (group.node.defaultChild as ec2.CfnSecurityGroup).addPropertyOverride('SecurityGroupEgress', [NOWHERE]);
    return group;
  }

  /** Into the log bucket of the storage layer, whose policy lets load balancers of this environment's account in. */
  private recordRequests(): void {
    const { logBucketName } = read(this, storageContract);
    this.loadBalancer.setAttribute('access_logs.s3.enabled', 'true');
    this.loadBalancer.setAttribute('access_logs.s3.bucket', logBucketName);
    this.loadBalancer.setAttribute('access_logs.s3.prefix', LOAD_BALANCER_LOGS);
  }
}

function encrypted(certificateArn: string): elbv2.BaseApplicationListenerProps {
  return {
    port: 443,
    protocol: elbv2.ApplicationProtocol.HTTPS,
    certificates: [elbv2.ListenerCertificate.fromArn(certificateArn)],
    sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
  };
}

/** What to watch on a load balancer. All of these are silent while nobody asks for anything, so silence is good. */
export const webAlarmRules: readonly AlarmRule[] = [
  {
    id: 'ApplicationErrors',
    metric: 'HTTPCode_Target_5XX_Count',
    statistic: 'Sum',
    bad: 'above',
    threshold: 10,
    minutes: 5,
    periods: 1,
    description: 'The application answered more than ten requests in five minutes with an error of its own.',
  },
  {
    id: 'Unanswered',
    metric: 'HTTPCode_ELB_5XX_Count',
    statistic: 'Sum',
    bad: 'above',
    threshold: 5,
    minutes: 5,
    periods: 1,
    description:
      'The load balancer found nobody to answer: look at the health of the targets, and at their start.',
  },
  {
    id: 'Slow',
    metric: 'TargetResponseTime',
    statistic: 'Average',
    bad: 'above',
    threshold: 2,
    minutes: 5,
    periods: 3,
    description: 'The application has taken more than two seconds to answer for a quarter of an hour.',
  },
  {
    id: 'Rejected',
    metric: 'RejectedConnectionCount',
    statistic: 'Sum',
    bad: 'above',
    threshold: 0,
    minutes: 5,
    periods: 1,
    description: 'The load balancer has more connections than it can take.',
  },
];
