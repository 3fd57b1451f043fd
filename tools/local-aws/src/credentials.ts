/** Variables by which the AWS tools and libraries find the embedded AWS. */
export type ShellVariables = Readonly<Record<string, string>>;

/** Which account of which embedded AWS is talked to. */
export interface ShellVariablesProps {
  readonly endpoint: string;
  /** AWS account number, 12 digits. The emulator takes an access key id of 12 digits for the account. */
  readonly account: string;
  /** Secret of the workspace. */
  readonly secretAccessKey: string;
  readonly region: string;
}

/** Variables that lead tools to the embedded AWS, and keep them away from every other. */
export function shellVariables(props: ShellVariablesProps): ShellVariables {
  const { endpoint, account, secretAccessKey, region } = props;
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
    // A profile or a session of the shell would otherwise win over the keys above.
    AWS_PROFILE: '',
    AWS_SESSION_TOKEN: '',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Lines for a shell to evaluate. An empty variable is unset: some tools take an empty profile for a name. */
export function exportLines(variables: ShellVariables): string[] {
  return Object.entries(variables).map(([name, value]) =>
    value === '' ? `unset ${name}` : `export ${name}=${value}`,
  );
}
