import { defineContract } from '@hipaa-cdk/contract';

/** Where people find the application, whichever compute runs it. */
export const siteContract = defineContract({
  layer: 'site',
  revision: 1,
  entries: {
    url: { type: 'String', description: 'address of the application, without a slash at its end' },
    hostName: { type: 'String', description: 'host name of that address' },
    target: {
      type: 'String',
      description: 'host name of the load balancer that a DNS record of the site has to lead to',
    },
  },
});
