import { ANY_INSTANCE } from '@hipaa-cdk/constructs';
import { ACCOUNT, productBoundaryName } from '@hipaa-cdk/environments';
import { bootstrapPolicy } from '@hipaa-cdk/layer/bootstrap-policies';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { Arn, ArnFormat, Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { application } from '@hipaa-cdk/platform';
import type { CatalogSettings } from '../settings';

/** IAM path of every role and policy that a product makes. A launch role can touch nothing outside of it. */
export const PRODUCT_PATH = `/${application.name}-products/`;

export interface ProductBoundaryProps {
  readonly source: CatalogSettings['source'];
}

/**
 * The most that a role made by a product may do, whatever policy a template gives it: read the repositories of the
 * catalog, write its logs, and be reached by Session Manager. The bootstrap makes it.
 */
export function productBoundary(
  scope: Construct,
  id: string,
  { source }: ProductBoundaryProps,
): iam.IManagedPolicy {
  const stack = Stack.of(scope);
  const arn = (service: string, resource: string, resourceName?: string): string =>
    Arn.format(
      {
        service,
        resource,
        resourceName,
        arnFormat: resourceName ? ArnFormat.COLON_RESOURCE_NAME : ArnFormat.NO_RESOURCE_NAME,
      },
      stack,
    );
  return bootstrapPolicy(scope, id, {
    name: productBoundaryName(stack.region),
    description: 'The most that a role of a product may do',
    statements: [
      new iam.PolicyStatement({
        sid: 'Logs',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        // Named by CloudFormation, which begins with the name of the stack.
        resources: [arn('logs', 'log-group', `${stack.stackName}-*`)],
      }),
      new iam.PolicyStatement({
        sid: 'SystemsManager',
        actions: ['ssm:UpdateInstanceInformation'],
        resources: [arn('ec2', `instance/${ANY_INSTANCE}`)],
      }),
      new iam.PolicyStatement({
        sid: 'Sessions',
        actions: [
          'ssmmessages:CreateControlChannel',
          'ssmmessages:CreateDataChannel',
          'ssmmessages:OpenControlChannel',
          'ssmmessages:OpenDataChannel',
        ],
        resources: ['*'],
      }),
      // The id of the audit layer's key is made up by AWS; what is encrypted for a session says which machine it is for.
      new iam.PolicyStatement({
        sid: 'DecryptSessions',
        actions: ['kms:Decrypt'],
        resources: [arn('kms', 'key/*')],
        conditions: { StringLike: { 'kms:EncryptionContext:aws:ssm:TargetId': ANY_INSTANCE } },
      }),
      new iam.PolicyStatement({
        sid: 'RecordSessions',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        // The one group of the audit layer that takes sessions, and none of its records.
        resources: [arn('logs', 'log-group', `${stackName(ACCOUNT, 'audit')}-RecordsLogsSessions*`)],
      }),
      new iam.PolicyStatement({ sid: 'FindRecords', actions: ['logs:DescribeLogGroups'], resources: ['*'] }),
      ...sourceStatements(source, (repository) => arn('codecommit', repository)),
    ],
  });
}

function sourceStatements(
  source: CatalogSettings['source'],
  repositoryArn: (name: string) => string,
): iam.PolicyStatement[] {
  if (source.kind === 'codecommit') {
    const resources = source.repositories.map(repositoryArn);
    return [new iam.PolicyStatement({ sid: 'Code', actions: ['codecommit:GitPull'], resources })];
  }
  if (!source.secretArn) return [];
  const resources = [source.secretArn];
  return [new iam.PolicyStatement({ sid: 'Code', actions: ['secretsmanager:GetSecretValue'], resources })];
}
