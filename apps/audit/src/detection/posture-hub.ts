import { Stack, aws_securityhub as securityhub } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface PostureHubProps {
  /** Such as `aws-foundational-security-best-practices/v/1.0.0`. */
  readonly standards: readonly string[];
}

/** Security Hub CSPM: checks of what the account is like. Its successor is not on the list of HIPAA-eligible services. */
export class PostureHub extends Construct {
  constructor(scope: Construct, id: string, { standards }: PostureHubProps) {
    super(scope, id);
    const hub = new securityhub.CfnHub(this, 'Hub', {
      // Which standards are paid for is a setting.
      enableDefaultStandards: false,
      controlFindingGenerator: 'SECURITY_CONTROL',
      autoEnableControls: true,
    });
    const { partition, region } = Stack.of(this);
    for (const standard of standards) {
      const subscription = new securityhub.CfnStandard(this, pascal(standard), {
        standardsArn: `arn:${partition}:securityhub:${region}::standards/${standard}`,
      });
      subscription.node.addDependency(hub);
    }
  }
}

/** `nist-800-53/v/5.0.0` becomes `Nist80053V500`. */
function pascal(standard: string): string {
  return standard.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
