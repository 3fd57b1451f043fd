import type { FailedEvents } from '@hipaa-cdk/constructs';
import { CfnResource, Stack, type aws_ec2 as ec2, aws_iam as iam, type aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Construct in which the library keeps the function behind `restrictDefaultSecurityGroup`. */
export const PROVIDER = 'Custom::VpcRestrictDefaultSGCustomResourceProvider';

export interface ClosedDefaultSecurityGroupProps {
  /** A VPC made with `restrictDefaultSecurityGroup`. */
  readonly vpc: ec2.Vpc;
  /** Where the function writes. */
  readonly logGroup: logs.LogGroup;
  /** Where events go that the function failed on. */
  readonly failedEvents: FailedEvents;
}

/**
 * Mends what the library leaves open around the function that empties the VPC's default security group: an inline
 * policy, permission to write to every log group, a log group that is not encrypted and never expires, events that
 * are lost when it fails, and a share of the account's concurrency without a limit.
 */
export class ClosedDefaultSecurityGroup extends Construct {
  constructor(scope: Construct, id: string, props: ClosedDefaultSecurityGroupProps) {
    super(scope, id);
    const { vpc, logGroup, failedEvents } = props;
    const stack = Stack.of(this);
    const policy = new iam.ManagedPolicy(this, 'Change', {
      description: 'rules of the default security group, and a log of their changes',
      statements: [
        new iam.PolicyStatement({ actions: RULE_ACTIONS, resources: [securityGroupArn(stack, vpc)] }),
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        ...failedEvents.senderStatements(),
      ],
    });
    const role = providerPart(stack, 'Role');
    role.addPropertyDeletionOverride('Policies');
    role.addPropertyOverride('ManagedPolicyArns', [policy.managedPolicyArn]);
    const handler = providerPart(stack, 'Handler');
    handler.addPropertyOverride('LoggingConfig', { LogGroup: logGroup.logGroupName });
    handler.addPropertyOverride('DeadLetterConfig', { TargetArn: failedEvents.queueArn });
    // It runs when the VPC is made and when it is deleted, never twice at a time.
    handler.addPropertyOverride('ReservedConcurrentExecutions', 1);
  }
}

/** The function takes the rules away with the VPC's creation and puts them back before its deletion. */
const RULE_ACTIONS = ['Ingress', 'Egress'].flatMap((direction) => [
  `ec2:AuthorizeSecurityGroup${direction}`,
  `ec2:RevokeSecurityGroup${direction}`,
]);

function securityGroupArn(stack: Stack, vpc: ec2.Vpc): string {
  return stack.formatArn({
    service: 'ec2',
    resource: 'security-group',
    resourceName: vpc.vpcDefaultSecurityGroup,
  });
}

function providerPart(stack: Stack, id: string): CfnResource {
  const part = stack.node.tryFindChild(PROVIDER)?.node.tryFindChild(id);
  if (part instanceof CfnResource) return part;
  throw new Error(
    `the library keeps no ${id} in "${PROVIDER}"; expected a VPC with restrictDefaultSecurityGroup`,
  );
}
