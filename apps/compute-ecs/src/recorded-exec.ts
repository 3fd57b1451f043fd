import { ArnFormat, Stack, aws_iam as iam, type aws_kms as kms, type aws_logs as logs } from 'aws-cdk-lib';

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
