import { computeContracts } from '@hipaa-cdk/contracts-compute';
import { siteContract } from '@hipaa-cdk/contracts-site';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish, read } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';
import type { SiteSettings } from '../config';
import { SiteRecord } from './site-record';

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
