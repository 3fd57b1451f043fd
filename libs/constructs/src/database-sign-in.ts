import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface DatabaseSignInProps {
  /** The cluster, by the id that it keeps for as long as it exists. */
  readonly clusterResourceId: string;
  /** The one user of the database whose name may be given. */
  readonly user: string;
}

/** Signing in to one cluster of this account and region as one user, with a token of IAM instead of a password. */
export function databaseSignIn(scope: Construct, props: DatabaseSignInProps): iam.PolicyStatement {
  const { partition, region, account } = Stack.of(scope);
  const { clusterResourceId, user } = props;
  return new iam.PolicyStatement({
    sid: 'SignInToDatabase',
    actions: ['rds-db:connect'],
    resources: [`arn:${partition}:rds-db:${region}:${account}:dbuser:${clusterResourceId}/${user}`],
  });
}
