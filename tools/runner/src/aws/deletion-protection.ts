import type { UpdateUserPoolCommandInput, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import type { Session } from './session';

/**
 * Takes the deletion protection off the resources of a stack that is about to go. Everything else that could remove them
 * meets the protection.
 */
export async function liftDeletionProtection(session: Session, stack: string): Promise<void> {
  const { paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  // Asked for all at once, CloudFormation tells of a hundred resources and of no more.
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const { ResourceType, ResourceStatus, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      const protection = protections.find(({ type }) => type === ResourceType);
      if (!protection || !PhysicalResourceId || ResourceStatus === 'DELETE_COMPLETE') continue;
      await protection.lift(session, PhysicalResourceId);
    }
  }
}

/** How one kind of resource is guarded against its deletion, and how the guard is taken off. */
interface DeletionProtection {
  /** CloudFormation's name of the kind. */
  readonly type: string;
  /**
   * Takes the guard off one resource, and changes nothing else about it. A resource that is gone is no error.
   *
   * @param physicalId CloudFormation's name of the resource
   */
  readonly lift: (session: Session, physicalId: string) => Promise<void>;
}

/** A database cluster refuses to go until the flag is off. */
export const databaseClusterProtection: DeletionProtection = {
  type: 'AWS::RDS::DBCluster',
  lift: unlockCluster,
};

async function unlockCluster(session: Session, DBClusterIdentifier: string): Promise<void> {
  const { DBClusterNotFoundFault, ModifyDBClusterCommand } = await import('@aws-sdk/client-rds');
  const client = await session.rds();
  try {
    await client.send(new ModifyDBClusterCommand({ DBClusterIdentifier, DeletionProtection: false }));
  } catch (error) {
    if (!(error instanceof DBClusterNotFoundFault)) throw error;
  }
}

/** A load balancer refuses to go until one of its attributes is off. */
export const loadBalancerProtection: DeletionProtection = {
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  lift: unlockLoadBalancer,
};

async function unlockLoadBalancer(session: Session, LoadBalancerArn: string): Promise<void> {
  const { LoadBalancerNotFoundException, ModifyLoadBalancerAttributesCommand } =
    await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = await session.loadBalancing();
  const Attributes = [{ Key: 'deletion_protection.enabled', Value: 'false' }];
  try {
    await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
  } catch (error) {
    if (!(error instanceof LoadBalancerNotFoundException)) throw error;
  }
}

/** A user pool refuses to go until the flag is off. */
export const userPoolProtection: DeletionProtection = {
  type: 'AWS::Cognito::UserPool',
  lift: unlockUserPool,
};

async function unlockUserPool(session: Session, UserPoolId: string): Promise<void> {
  const { DescribeUserPoolCommand, ResourceNotFoundException, UpdateUserPoolCommand } =
    await import('@aws-sdk/client-cognito-identity-provider');
  const client = await session.userPools();
  try {
    const { UserPool: pool = {} } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    await client.send(
      new UpdateUserPoolCommand({ ...unchanged(pool), UserPoolId, DeletionProtection: 'INACTIVE' }),
    );
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

/**
 * What an update has to repeat: Cognito resets whatever is left out. Without this a pool whose stack could not be removed
 * after all would stand there without a second factor.
 */
function unchanged(pool: UserPoolType): Omit<UpdateUserPoolCommandInput, 'UserPoolId'> {
  return {
    AccountRecoverySetting: pool.AccountRecoverySetting,
    AdminCreateUserConfig: withoutValidity(pool.AdminCreateUserConfig),
    AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
    DeviceConfiguration: pool.DeviceConfiguration,
    EmailConfiguration: pool.EmailConfiguration,
    LambdaConfig: pool.LambdaConfig,
    MfaConfiguration: pool.MfaConfiguration,
    Policies: pool.Policies,
    SmsConfiguration: pool.SmsConfiguration,
    UserAttributeUpdateSettings: pool.UserAttributeUpdateSettings,
    UserPoolAddOns: pool.UserPoolAddOns,
    UserPoolTags: pool.UserPoolTags,
    UserPoolTier: pool.UserPoolTier,
    VerificationMessageTemplate: pool.VerificationMessageTemplate,
  };
}

/** Cognito tells the days twice, and takes them as part of the password policy only. */
function withoutValidity(
  config: UserPoolType['AdminCreateUserConfig'],
): UserPoolType['AdminCreateUserConfig'] {
  return config && { ...config, UnusedAccountValidityDays: undefined };
}

/** Every guard that a layer may put on a resource. */
const protections: readonly DeletionProtection[] = [
  databaseClusterProtection,
  loadBalancerProtection,
  userPoolProtection,
];
