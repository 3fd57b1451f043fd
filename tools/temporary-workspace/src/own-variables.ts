import { join, resolve } from 'node:path';

/** The workspace that the tests are of. */
export const SOURCE = resolve(__dirname, '../../..');

/** Variables of whoever runs the tests that would change what the commands do. */
const FOREIGN = /^(NX_|AWS_|JEST_|LOCAL_AWS_|TSX_|NODE_OPTIONS$|CDK_|FORCE_COLOR$|npm_)/;

/** Variables of a shell in which nothing is set but what every command needs, with an embedded AWS of its own on `port`. */
export function ownVariables(port: number): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return {
    ...Object.fromEntries(own),
    NX_DAEMON: 'false',
    LOCAL_AWS_PORT: String(port),
    LOCAL_AWS_VENV: process.env['LOCAL_AWS_VENV'] ?? join(SOURCE, '.local-aws'),
  };
}
