import { defineContract } from '@hipaa-cdk/contract';

/** The machine through which administrators reach what has no address outside of the network. */
export const bastionContract = defineContract({
  layer: 'bastion',
  revision: 1,
  entries: {
    instanceId: { type: 'AWS::EC2::Instance::Id', description: 'the machine, for Session Manager' },
    securityGroupId: { type: 'AWS::EC2::SecurityGroup::Id', description: 'security group of the machine' },
    sessionDocumentName: { type: 'String', description: 'Session Manager document of recorded sessions' },
    accessPolicyArn: {
      type: 'String',
      description: 'managed policy that lets somebody open sessions on the machine, for further roles',
    },
  },
});

/** What there is beside where the environment has a database. */
export const bastionDatabaseContract = defineContract({
  layer: 'bastion',
  revision: 1,
  entries: {
    tunnelDocumentName: {
      type: 'String',
      description: 'Session Manager document that forwards one local port to the database',
    },
    databaseUser: { type: 'String', description: 'user of the database that operators sign in as, by IAM' },
  },
});
