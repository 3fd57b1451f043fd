import { aws_route53 as route53 } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface SiteRecordProps {
  /** Host name of the site. */
  readonly domainName: string;
  /** Hosted zone that gets the record. */
  readonly hostedZoneId: string;
  /** The load balancer: its host name, and the hosted zone that AWS keeps for it. */
  readonly target: { readonly hostName: string; readonly hostedZoneId: string };
}

/** Leads the site's name to a load balancer. Another load balancer is an update of the record, never a gap. */
export class SiteRecord extends Construct {
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
