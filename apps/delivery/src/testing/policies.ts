import type { Template } from 'aws-cdk-lib/assertions';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Statements of all policies of the roles whose logical id begins like this. */
export function statementsOf(template: Template, role: string): readonly Statement[] {
  return Object.values(template.findResources('AWS::IAM::ManagedPolicy'))
    .filter(({ Properties }) =>
      asList(Properties.Roles).some((one) => String((one as { Ref?: string }).Ref).startsWith(role)),
    )
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as readonly Statement[]);
}

/** Every action that the statements allow. */
export function actionsOf(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ Action }) => asList(Action).map(String)).sort();
}

/** The statement of that name. */
export function statementNamed(statements: readonly Statement[], sid: string): Statement | undefined {
  return statements.find(({ Sid }) => Sid === sid);
}

/** Every action of whoever looks at environments and changes nothing. */
export const LOOK_ACTIONS = [
  'cloudformation:CreateChangeSet',
  'cloudformation:DeleteChangeSet',
  'cloudformation:DescribeChangeSet',
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplate',
  'cloudformation:ListStackResources',
  'cloudformation:ListStacks',
  's3:GetObject',
  's3:PutObject',
  'ssm:GetParameterHistory',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
];
