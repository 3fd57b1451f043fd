import { databaseContract } from '@hipaa-cdk/contracts-database';
import { UserError } from '@hipaa-cdk/errors';
import { readIfPresent } from '@hipaa-cdk/parameters';
import { attachApplicationPolicy } from '@hipaa-cdk/web-front';
import { aws_iam as iam, ArnFormat, Stack, type aws_kms as kms, type aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What the application may do, as the users layer says; nothing where there is no such layer. */
export class TaskRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'The application while it runs',
      assumedBy: tasksOfThisAccount(scope),
    });
    attachApplicationPolicy(this);
  }
}

/**
 * What ECS starts tasks with. It begins with no permission at all: the task gives it its own image, log group and secrets.
 * AWS's policy for this lets it pull every image and write every log group of the account.
 */
export class ExecutionRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Starts the tasks of the application: their image, log group and secrets',
      assumedBy: tasksOfThisAccount(scope),
    });
  }
}

/**
 * What a migration may do: read the secret of the database, and nothing else of this account.
 *
 * @throws UserError `MIGRATION_WITHOUT_DATABASE`
 */
export class MigrationRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'The migration of the database while it runs',
      assumedBy: tasksOfThisAccount(scope),
    });
    const database = readIfPresent(this, databaseContract);
    if (!database) {
      throw new UserError({
        code: 'MIGRATION_WITHOUT_DATABASE',
        message: 'the settings of compute-ecs name a migration, and the environment has no database layer',
        remedy: 'leave migration out of the settings, or add "database" to the layers of the environment',
      });
    }
    const { secretArn, secretKeyArn } = database;
    const statement = (props: iam.PolicyStatementProps): void =>
      void this.addToPolicy(new iam.PolicyStatement(props));
    statement({
      sid: 'ReadDatabaseSecret',
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources: [secretArn],
    });
    statement({
      sid: 'DecryptDatabaseSecret',
      actions: ['kms:Decrypt'],
      resources: [secretKeyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${Stack.of(this).region}.amazonaws.com`,
          'kms:EncryptionContext:SecretARN': secretArn,
        },
      },
    });
  }
}

/** Lets the agent in a container take commands, and write all of them and their output into one encrypted group. */
export function allowRecordedExec(role: iam.IRole, group: logs.ILogGroup, key: kms.IKey): void {
  const named = (resourceName: string): string =>
    Stack.of(group).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  const allow = (sid: string, actions: string[], resources: string[]): void => {
    role.addToPrincipalPolicy(new iam.PolicyStatement({ sid, actions, resources }));
  };
  const channels = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'];
  // Channels are no resources.
  allow(
    'TakeCommands',
    channels.map((action) => `ssmmessages:${action}`),
    ['*'],
  );
  // CloudWatch Logs asks about the beginning of a name that is given, or about none.
  allow(
    'FindGroup',
    ['logs:DescribeLogGroups'],
    [named(group.logGroupName), named(`${group.logGroupName}:log-stream:`), named(':log-stream:')],
  );
  allow(
    'WriteCommands',
    ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    [group.logGroupArn],
  );
  allow('Encrypt', ['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]);
}

/** ECS, for tasks of this account and region: nobody else's task can make it use a role of ours. */
function tasksOfThisAccount(scope: Construct): iam.ServicePrincipal {
  const { partition, region, account } = Stack.of(scope);
  return new iam.ServicePrincipal('ecs-tasks.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:ecs:${region}:${account}:*` },
    },
  });
}
