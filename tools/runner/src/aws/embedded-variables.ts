import { devNull } from 'node:os';

/** Variables through which a shell, a proxy or a configuration file could lead somewhere else. */
const FOREIGN = /^(AWS_|CDK_DEFAULT_|(HTTPS?|ALL|NO)_PROXY$)/i;

/** Where the embedded AWS answers, and as whom to call it. */
export interface EmbeddedTarget {
  /** Such as `http://127.0.0.1:45660`. */
  readonly endpoint: string;
  /** The emulator takes an access key id of 12 digits as the account. */
  readonly account: string;
  /** Secret of the workspace, which signs every request. */
  readonly secretAccessKey: string;
  readonly region: string;
}

/** The variables of a process that can reach the embedded AWS and nothing else, made from those of the shell. */
export function embeddedVariables(shell: NodeJS.ProcessEnv, target: EmbeddedTarget): NodeJS.ProcessEnv {
  const own = Object.entries(shell).filter(([name]) => !FOREIGN.test(name));
  return {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: target.endpoint,
    AWS_ENDPOINT_URL_S3: target.endpoint,
    AWS_ACCESS_KEY_ID: target.account,
    AWS_SECRET_ACCESS_KEY: target.secretAccessKey,
    AWS_REGION: target.region,
    AWS_DEFAULT_REGION: target.region,
    // No file and no instance service may add credentials, profiles or endpoints.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Makes `variables` those of this process, dropping every other. */
export function replaceProcessVariables(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env))
    if (!(name in variables)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, variables);
}
