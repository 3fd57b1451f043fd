import { type Contract, defineContract } from '@hipaa-cdk/contract';
import { type Compute, computeLayer } from '@hipaa-cdk/environments';

/** What each of them promises. */
export const computeEntries = {
  hostName: { type: 'String', description: 'host name of the load balancer' },
  hostedZoneId: { type: 'String', description: 'hosted zone of the load balancer, for alias records' },
  url: {
    type: 'String',
    description: 'address at which the load balancer serves the application, without a slash at its end',
  },
  loadBalancerArn: { type: 'String', description: 'ARN of the load balancer' },
} as const;

const contractOf = (compute: Compute): Contract<typeof computeEntries> =>
  defineContract({ layer: computeLayer(compute), revision: 1, entries: computeEntries });

/** Both computes promise the same, each below its own path, so that a new one can be up before the old one goes. */
export const computeContracts: Readonly<Record<Compute, Contract<typeof computeEntries>>> = {
  beanstalk: contractOf('beanstalk'),
  ecs: contractOf('ecs'),
};
