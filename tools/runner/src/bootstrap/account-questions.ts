import type { IAMClient } from '@aws-sdk/client-iam';
import { partitionOf } from '@hipaa-cdk/environments';
import type { Session } from '../aws/session';

/** What is asked of an account, and made in it, before the first deploy. By whoever administers it. */
export interface AccountQuestions {
  /** Whether the account has a role, by its path and name. */
  hasRole(role: string): Promise<boolean>;
  /** Has a service make its own role, by the service's host name. */
  makeServiceLinkedRole(host: string): Promise<void>;
  /** Makes the role that AWS Backup has where its console was used, as AWS documents it. */
  makeBackupRole(): Promise<void>;
  /** Functions that may run at once in the account and region. */
  concurrency(): Promise<number>;
  /** Identifiers of all resources of a type in the account and region. */
  resources(type: string): Promise<readonly string[]>;
}

/** Asks the account of a session. */
export function accountQuestions({ environment, credentials }: Session): AccountQuestions {
  const { region } = environment;
  const settings = { region, credentials };
  const iam = async (): Promise<IAMClient> => {
    const { IAMClient: Client } = await import('@aws-sdk/client-iam');
    return new Client(settings);
  };
  return {
    async hasRole(role) {
      const { GetRoleCommand, NoSuchEntityException } = await import('@aws-sdk/client-iam');
      try {
        await (await iam()).send(new GetRoleCommand({ RoleName: role.split('/').at(-1) }));
        return true;
      } catch (error) {
        if (error instanceof NoSuchEntityException) return false;
        throw error;
      }
    },
    async makeServiceLinkedRole(host) {
      const { CreateServiceLinkedRoleCommand } = await import('@aws-sdk/client-iam');
      await (await iam()).send(new CreateServiceLinkedRoleCommand({ AWSServiceName: host }));
    },
    async makeBackupRole() {
      const { AttachRolePolicyCommand, CreateRoleCommand } = await import('@aws-sdk/client-iam');
      const client = await iam();
      const RoleName = BACKUP_ROLE.split('/').at(-1);
      const trust = {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      };
      await client.send(
        new CreateRoleCommand({
          Path: '/service-role/',
          RoleName,
          AssumeRolePolicyDocument: JSON.stringify(trust),
        }),
      );
      for (const what of ['Backup', 'Restores']) {
        const policy = `service-role/AWSBackupServiceRolePolicyFor${what}`;
        const PolicyArn = `arn:${partitionOf(region)}:iam::aws:policy/${policy}`;
        await client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
      }
    },
    async concurrency() {
      const { GetAccountSettingsCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
      const { AccountLimit } = await new LambdaClient(settings).send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },
    async resources(type) {
      const { CloudControlClient, paginateListResources } = await import('@aws-sdk/client-cloudcontrol');
      const client = new CloudControlClient(settings);
      const found: string[] = [];
      for await (const page of paginateListResources({ client }, { TypeName: type }))
        found.push(...(page.ResourceDescriptions ?? []).map(({ Identifier = '' }) => Identifier));
      return found;
    },
  };
}

/** The role that AWS Backup acts with, in every account where somebody has used its console. */
export const BACKUP_ROLE = 'service-role/AWSBackupDefaultServiceRole';
