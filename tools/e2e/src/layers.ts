import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { APPLICATION } from './place';

/**
 * Enough for what is about the commands and not about the layers: a producer, its reader, and one that has nothing to
 * do with either.
 */
export const BASE_LAYERS: readonly string[] = ['network', 'storage', 'database'];

/** Lines of the closing table: layer -> result. */
export function results(output: string): Record<string, string> {
  const rows = output.matchAll(new RegExp(`^(\\S+) +${APPLICATION}-\\w+-\\S+ +(\\w+)\\b`, 'gm'));
  return Object.fromEntries([...rows].map(([, layer, result]) => [layer, result]));
}

/** Layers in the order in which they were finished by a command. */
export function finished(output: string, result: string): string[] {
  return [...output.matchAll(new RegExp(`^(\\S+): ${result} ·`, 'gm'))].map(([, layer = '']) => layer);
}

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
