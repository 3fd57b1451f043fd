import { extname, join } from 'node:path';
import { describeFailure } from '@hipaa-cdk/layer/failure';

export { COMMONJS_LOADER, TYPESCRIPT_LOADER } from '@hipaa-cdk/layer-templates/loader';

/**
 * File of a program of the runner, as TypeScript in its own workspace and as JavaScript in the package.
 *
 * @param program path below these sources, without extension
 */
export function programFile(program: string): string {
  return join(__dirname, `${program}${extname(__filename)}`);
}

/** Variables that a program of the runner, or of a workspace, starts with: those of the shell, and less noise. */
export function programVariables(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // The SDK announces on every start which Node it will need next year; package.json says what is supported now.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/**
 * Ends this process as a program of the workspace ends: what failed is told without a stack trace, and shows in the exit code.
 *
 * @param done what the program does; `false` is an end that is not well, which has been told by then
 */
export function endAs(done: Promise<unknown>): void {
  done
    .then((isWell) => {
      if (isWell === false) process.exitCode = 1;
    })
    .catch((error: unknown) => {
      console.error(describeFailure(error));
      process.exitCode = 1;
    });
}
