import type { EligibleList } from '../eligible-services/eligible-list';

/** A list that is small enough to be read in a test. */
export const smallList: EligibleList = {
  listDate: '2026-01-01',
  source: 'a test',
  oldAfterDays: 10,
  services: [
    { name: 'Queue', namespaces: ['SQS'], prefixes: ['sqs'] },
    {
      name: 'Scaling',
      namespaces: ['Fleet', 'ApplicationAutoScaling'],
      prefixes: ['application-autoscaling', 'fleet'],
    },
    { name: 'Machines', namespaces: ['Fleet'], prefixes: ['fleet'] },
    { name: 'Console', namespaces: [], prefixes: [] },
  ],
  supporting: [{ name: 'Labels', namespaces: ['Labels'], prefixes: ['tag'] }],
  offList: [{ types: ['AWS::Fleet::*V2'], reason: 'second generation', actions: ['fleet:Create*V2'] }],
  notListed: ['Games'],
};
