import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type AccessStatementsProps, accessStatements } from './access-statements';

export interface BastionAccessProps extends AccessStatementsProps {
  /** Names of roles that get the policy. None is fine: it is published, for whoever attaches it elsewhere. */
  readonly operators: readonly string[];
}

/** What an operator may do: open sessions on one machine, in the ways that the layer has, and end their own. */
export class BastionAccess extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: BastionAccessProps) {
    super(scope, id, {
      description: 'Sessions on the bastion',
      roles: props.operators.map((name) => iam.Role.fromRoleName(scope, `Operator-${name}`, name)),
      statements: accessStatements(scope, props),
    });
  }
}
