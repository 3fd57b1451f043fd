import { computeContracts } from '@hipaa-cdk/contracts-compute';
import { siteContract } from '@hipaa-cdk/contracts-site';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish, read } from '@hipaa-cdk/parameters';
import { Construct } from 'constructs';
import { aws_route53 as route53 } from 'aws-cdk-lib';
import type { SiteSettings } from './settings';

interface SiteRecordProps {
  /** Host name of the site. */
  readonly domainName: string;
  /** Hosted zone that gets the record. */
  readonly hostedZoneId: string;
  /** The load balancer: its host name, and the hosted zone that AWS keeps for it. */
  readonly target: { readonly hostName: string; readonly hostedZoneId: string };
}

/** Leads the site's name to a load balancer. Another load balancer is an update of the record, never a gap. */
class SiteRecord extends Construct {
  constructor(scope: Construct, id: string, props: SiteRecordProps) {
    super(scope, id);
    new route53.CfnRecordSet(this, 'Resource', {
      hostedZoneId: props.hostedZoneId,
      name: props.domainName,
      type: 'A',
      aliasTarget: {
        dnsName: props.target.hostName,
        hostedZoneId: props.target.hostedZoneId,
        // With nowhere else to go, a name that leads to an ailing load balancer is better than none.
        evaluateTargetHealth: false,
      },
      comment: 'The application',
    });
  }
}

/** The one address of the application. It follows whichever compute the environment has chosen. */
export class SiteStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<SiteSettings>) {
    super(scope, id, props);
    const { site, compute } = props.environment;
    // Taken one by one: what is not used is not read.
    const balancer = read(this, computeContracts[compute]);
    if (site?.hostedZoneId) {
      new SiteRecord(this, 'Record', {
        domainName: site.domainName,
        hostedZoneId: site.hostedZoneId,
        target: { hostName: balancer.hostName, hostedZoneId: balancer.hostedZoneId },
      });
    }
    publish(this, siteContract, {
      url: site ? `https://${site.domainName}` : balancer.url,
      hostName: site?.domainName ?? balancer.hostName,
      target: balancer.hostName,
    });
  }
}
