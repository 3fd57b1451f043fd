import { LogStore, PublishedNetwork } from '@hipaa-cdk/constructs';
import { computeContracts } from '@hipaa-cdk/contracts-compute';
import { networkContract } from '@hipaa-cdk/contracts-network';
import type { Compute } from '@hipaa-cdk/environments';
import type { LayerStack } from '@hipaa-cdk/layer';
import { publish, read } from '@hipaa-cdk/parameters';
import type { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { FIREWALL_LOGS, WebFirewall } from './web-firewall';
import { WebLoadBalancer } from './web-load-balancer';
import type { WebSettings } from './web-settings';

export interface WebFrontProps {
  /** What the key of the logs encrypts, for whoever finds it in the console. */
  readonly keyDescription: string;
  readonly settings: WebSettings;
}

/**
 * What stands before the application, whatever runs it: the network, the logs, the load balancer and its firewall. They
 * are children of the stack itself, for a construct of their own would rename everything that is deployed.
 */
export class WebFront {
  /** The VPC, with the subnets that load balancers and applications stand in. */
  readonly vpc: ec2.IVpc;
  /** Logs of the compute; their key encrypts what else it records. */
  readonly logs: LogStore;

  constructor(
    private readonly stack: LayerStack,
    private readonly props: WebFrontProps,
  ) {
    const network = read(stack, networkContract);
    this.vpc = new PublishedNetwork(stack, 'Network', { network, tiers: ['public', 'application'] }).vpc;
    this.logs = new LogStore(stack, 'Logs', {
      keyDescription: props.keyDescription,
      namePrefixes: [`${FIREWALL_LOGS}${stack.stackName}`],
    });
  }

  /** Makes the load balancer and the firewall before it. Called once: an alarm topic may have to come first. */
  open(): WebLoadBalancer {
    const { allowedSources, idleSeconds, firewallRules: rules, requestsPerFiveMinutes } = this.props.settings;
    const web = new WebLoadBalancer(this.stack, 'Web', { vpc: this.vpc, allowedSources, idleSeconds });
    new WebFirewall(this.stack, 'Firewall', {
      loadBalancerArn: web.loadBalancer.loadBalancerArn,
      rules,
      requestsPerFiveMinutes,
      logs: this.logs,
    });
    return web;
  }

  /** Publishes where a compute serves the application. */
  publish(compute: Compute, { loadBalancer, url }: WebLoadBalancer): void {
    publish(this.stack, computeContracts[compute], {
      hostName: loadBalancer.loadBalancerDnsName,
      hostedZoneId: loadBalancer.loadBalancerCanonicalHostedZoneId,
      url,
      loadBalancerArn: loadBalancer.loadBalancerArn,
    });
  }
}
