import { createHmac, randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * The secret of a workspace, made at the first call: it signs every request to its embedded AWS. For the owner only, and never
 * half written.
 */
export function ensureSecret(path: string): string {
  const found = readSecret(path);
  if (found) return found;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(own, randomBytes(32).toString('hex'), { mode: 0o600 });
    placeWhereNoneIs(own, path);
  } finally {
    rmSync(own, { force: true });
  }
  return readSecret(path) ?? ensureSecret(path);
}

/** Of several processes the first one's secret counts. A file that is none goes. */
function placeWhereNoneIs(own: string, path: string): void {
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      copyFileSync(own, path, constants.COPYFILE_EXCL); // a file system without links
    else if (!readSecret(path)) rmSync(path, { force: true });
  }
}

function readSecret(path: string): string | undefined {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    chmodSync(path, 0o600);
    return /^[0-9a-f]{64}$/.test(secret) ? secret : undefined;
  } catch {
    return undefined;
  }
}

/** What only who knows the secret can make of these parts; lets both sides of a connection prove that they do. */
export function proofOf(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(parts.join('\n')).digest('hex');
}

/** Seconds within which an address is to be opened. */
const ADDRESS_SECONDS = 120;

/**
 * Address under which a browser may open a page of the embedded AWS, once and soon: it carries a token that becomes a cookie.
 *
 * @param page such as `home`
 */
export function pageAddress(secret: string, port: number, page: string, path = '/'): string {
  const expires = String(Math.floor(Date.now() / 1000) + ADDRESS_SECONDS);
  const id = randomBytes(16).toString('hex');
  const token = [expires, id, proofOf(secret, 'enter', expires, id)].join('.');
  const host = `${page}.${proofOf(secret, 'pages').slice(0, 20)}.localhost:${port}`;
  return `http://${host}/_local-aws/enter?${String(new URLSearchParams({ token, path }))}`;
}

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
