import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { embeddedShell } from './embedded-aws';

/**
 * Sends one call to the embedded AWS of a workspace, past the commands under test.
 *
 * @param client such as `ssm`
 * @param command such as `GetParameterCommand`
 */
export async function askEmbedded<T>(
  workspace: TemporaryWorkspace,
  client: string,
  command: string,
  input: object,
): Promise<T> {
  const script = `
    const sdk = require('@aws-sdk/client-${client}');
    const name = Object.keys(sdk).find((key) => key.toLowerCase() === '${client}client');
    new sdk[name]({}).send(new sdk.${command}(${JSON.stringify(input)}))
      .then((answer) => console.log('ANSWER ' + JSON.stringify(answer)));`;
  const { output } = await workspace.start('node', ['-e', script], embeddedShell(workspace)).result;
  const [, answer] = /^ANSWER (.*)$/m.exec(output) ?? [];
  if (answer === undefined) throw new Error(output);
  return JSON.parse(answer) as T;
}
