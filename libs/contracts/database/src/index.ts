import { defineContract } from '@hipaa-cdk/contract';
import type { Environment } from '@hipaa-cdk/environments';

/** TCP port where the environment names none, whatever the engine. It is no engine's default, which scanners try first. */
export const DATABASE_PORT = 9432;

/**
 * TCP port of the database of an environment. Clients know it without asking, so that it stays readable in their security
 * group rules.
 */
export function databasePort({ databasePort: chosen }: Pick<Environment, 'databasePort'>): number {
  return chosen ?? DATABASE_PORT;
}

/** What the database layer publishes: where the cluster listens and which secret opens it. Never the secret itself. */
export const databaseContract = defineContract({
  layer: 'database',
  revision: 1,
  entries: {
    endpointAddress: { type: 'String', description: 'host name of the writer' },
    readerEndpointAddress: {
      type: 'String',
      description: 'host name that spreads over the readers, and means the writer where there are none',
    },
    endpointPort: { type: 'String', description: 'TCP port of the cluster' },
    clusterResourceId: { type: 'String', description: 'resource id used in rds-db:connect policies' },
    databaseName: { type: 'String', description: 'database created with the cluster' },
    secretArn: { type: 'String', description: 'ARN of the managed and rotated master secret' },
    secretKeyArn: { type: 'String', description: 'ARN of the key that encrypts the master secret' },
    securityGroupId: {
      type: 'AWS::EC2::SecurityGroup::Id',
      description: 'security group of the cluster; a client adds an ingress rule for itself',
    },
  },
});
