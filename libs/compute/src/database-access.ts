import { DATABASE_PORT, databaseContract } from '@hipaa-cdk/contracts-database';
import { readIfPresent } from '@hipaa-cdk/parameters';
import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface DatabaseAccessProps {
  /** Who is let in: a group that lets nothing out but what its rules name. */
  readonly client: ec2.SecurityGroup;
  /** What the client is, for whoever reads the rules of the database. */
  readonly description: string;
}

/** Lets a client through to the database, from both sides. Where the environment has no database, nothing is made. */
export class DatabaseAccess extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseAccessProps) {
    super(scope, id);
    const database = readIfPresent(this, databaseContract);
    if (!database) return;
    const groupId = database.securityGroupId;
    const port = { ipProtocol: 'tcp', fromPort: DATABASE_PORT, toPort: DATABASE_PORT };
    new ec2.CfnSecurityGroupIngress(this, 'In', {
      ...port,
      groupId,
      sourceSecurityGroupId: props.client.securityGroupId,
      description: props.description,
    });
    new ec2.CfnSecurityGroupEgress(this, 'Out', {
      ...port,
      groupId: props.client.securityGroupId,
      destinationSecurityGroupId: groupId,
      description: 'the database',
    });
  }
}
