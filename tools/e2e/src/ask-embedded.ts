import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

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
  const { output } = await workspace.start('node', ['-e', script], {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${workspace.port}`,
    AWS_ACCESS_KEY_ID: '000000000000',
    AWS_SECRET_ACCESS_KEY: 'embedded',
    AWS_REGION: 'us-east-1',
  }).result;
  const [, answer] = /^ANSWER (.*)$/m.exec(output) ?? [];
  if (answer === undefined) throw new Error(output);
  return JSON.parse(answer) as T;
}
