import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

/** The Parameter Store refuses names below /aws to everybody, so this resource cannot be made. */
export function breakNetwork(workspace: TemporaryWorkspace): void {
  const stack = 'apps/network/src/network-stack.ts';
  workspace.edit(
    stack,
    'super(scope, id, props);',
    "super(scope, id, props);\n    new CfnParameter(this, 'Refused', { name: '/aws/refused', type: 'String', value: 'x' });",
  );
  workspace.write(stack, `import { CfnParameter } from 'aws-cdk-lib/aws-ssm';\n${workspace.read(stack)}`);
}
