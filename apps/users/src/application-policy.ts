import { userPoolContract } from '@hipaa-cdk/contracts-auth';
import { databaseContract } from '@hipaa-cdk/contracts-database';
import { storageContract } from '@hipaa-cdk/contracts-storage';
import { environmentOf, readIfPresent } from '@hipaa-cdk/parameters';
import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { databaseStatements } from './database-statements';
import { fileStatements } from './file-statements';
import { lossStatement } from './loss-statement';
import { personStatement } from './person-statement';

export interface ApplicationPolicyProps {
  /** Where the application's files are in the bucket, with a slash at its end. */
  readonly filePrefix: string;
  /** User of the database that the application signs in as with IAM. */
  readonly databaseUser: string;
  /** Whether the application may read the master secret of the database. */
  readonly readsMasterSecret: boolean;
}

/**
 * All that the application may do, wherever it runs: a part for each layer of the environment that it works with. Where
 * there is none of them the policy allows nothing, and still keeps what must not be lost.
 */
export class ApplicationPolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: ApplicationPolicyProps) {
    const database = readIfPresent(scope, databaseContract);
    const storage = readIfPresent(scope, storageContract);
    // Where another issuer signs people in there is no pool that could be asked.
    const pool = environmentOf(scope).identityProvider ? undefined : readIfPresent(scope, userPoolContract);
    super(scope, id, {
      description: 'What the application may do',
      statements: [
        ...(pool ? [personStatement(pool.userPoolArn)] : []),
        ...(database ? databaseStatements(scope, database, props) : []),
        ...(storage ? fileStatements(scope, storage, props.filePrefix) : []),
        lossStatement(),
      ],
    });
  }
}
