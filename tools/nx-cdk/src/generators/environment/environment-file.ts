import { UserError } from '@hipaa-cdk/errors';
import { ACCOUNT, BOOTSTRAP_WORDS, environmentSchema } from '@hipaa-cdk/environments';
import { partitionWith, zoneLetters } from '@hipaa-cdk/environments/aws-values';

/**
 * Whether it is the name of a region of the partition `aws`. In GovCloud and in China services are missing, and nobody has
 * tried the templates there.
 */
export function isSupportedRegion(region: string): boolean {
  return partitionWith(region) === 'aws';
}

/** The fields of an environment's file that a copy differs in, or that decide whether it may exist. */
interface EnvironmentFields {
  readonly account: string;
  readonly region: string;
  readonly target: string;
  readonly dataClass: string;
}

/** Reads them from the text of the file. */
export function environmentFields(text: string): EnvironmentFields {
  const field = (name: string): string => new RegExp(`^ {2}${name}: '([^']*)'`, 'm').exec(text)?.[1] ?? '';
  return {
    account: field('account'),
    region: field('region'),
    target: field('target'),
    dataClass: field('dataClass'),
  };
}

/**
 * An environment's text in another account or region. The certificate is where the environment is, and so are the zones: as
 * many as before, from the first on, where the region lacks one of them.
 */
export function inAccountAndRegion(
  text: string,
  place: Partial<Pick<EnvironmentFields, 'account' | 'region'>>,
): string {
  const old = environmentFields(text);
  const { account = old.account, region = old.region } = place;
  return text
    .replace(/^ {2}account: '[^']*'/m, `  account: '${account}'`)
    .replace(/^ {2}region: '[^']*'/m, `  region: '${region}'`)
    .replace(/^ {2}zones: \[([^\]]*)\]/m, (_, zones: string) => `  zones: [${zonesIn(region, zones)}]`)
    .replace(/(certificateArn:\s*'arn:[\w-]+:acm:)[^:]*:[^:]*:/, `$1${region}:${account}:`);
}

/** Letters of zones as they are written, or as many that the region has. */
function zonesIn(region: string, written: string): string {
  const letters = [...written.matchAll(/'([a-z])'/g)].map(([, letter = '']) => letter);
  const there = zoneLetters(region);
  if (letters.every((letter) => there.includes(letter))) return written;
  return there
    .slice(0, letters.length)
    .map((letter) => `'${letter}'`)
    .join(', ');
}

/** What the copy of an environment is to have differently. */
interface CopyProps {
  readonly from: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** The text of an environment made like another: its own name, place and address, and all else the same. */
export function environmentCopy(text: string, { from, name, account, region }: CopyProps): string {
  const old = environmentFields(text);
  const copy = inAccountAndRegion(text, { account, region })
    .replace(/\/\*\*[\s\S]*?\*\/\nexport const/, `/** Made like ${from}. */\nexport const`)
    .replace(`export const ${from}:`, `export const ${name}:`)
    .replace(/^ {2}name: '[^']*'/m, `  name: '${name}'`)
    .replace(
      /(domainName: ')([^']*)'/,
      (_, start: string, domain: string) => `${start}${addressOf(domain, from, name)}'`,
    );
  // A named profile is somebody's access to one account.
  return account === old.account ? copy : copy.replace(/^ {2}awsProfile: .*\n/m, '');
}

/** `app.test.example.org` becomes `app.staging.example.org`, and `app.example.org` does too. */
function addressOf(domain: string, from: string, name: string): string {
  const parts = domain.split('.');
  const position = parts.indexOf(from);
  if (position < 0) return [parts[0], name, ...parts.slice(1)].join('.');
  return parts.map((part, index) => (index === position ? name : part)).join('.');
}

/** Words that are no environment, or cannot be the name of a constant. */
const RESERVED = [
  ACCOUNT,
  ...BOOTSTRAP_WORDS,
  'all',
  'default',
  'delete',
  'export',
  'import',
  'new',
  'public',
  'static',
  'package',
];

interface AskedEnvironment {
  readonly name: string;
  readonly from: string;
  readonly account?: string;
  readonly region?: string;
}

/**
 * Refuses an environment that could not be used.
 *
 * @param texts the files of the environments that there are, by name
 * @throws UserError
 */
export function assertEnvironment(asked: AskedEnvironment, texts: ReadonlyMap<string, string>): void {
  const { name, from, account, region } = asked;
  const original = texts.get(from);
  if (!environmentSchema.shape.name.safeParse(name).success)
    throw refusal(
      'NAME_INVALID',
      `${JSON.stringify(name)} is not a valid environment name; expected 2 to 12 lower-case letters and digits`,
    );
  if (RESERVED.includes(name))
    throw refusal('NAME_RESERVED', `"${name}" means something else; expected a name of its own`);
  if (texts.has(name))
    throw refusal('NAME_TAKEN', `there is an environment "${name}"; expected a name that is free`);
  if (original === undefined)
    throw refusal(
      'ENVIRONMENT_UNKNOWN',
      `there is no environment ${JSON.stringify(from)}; expected --from one of ${[...texts.keys()].join(', ')}`,
    );
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw refusal('ACCOUNT_INVALID', `${JSON.stringify(account)} is no account; expected 12 digits`);
  if (region !== undefined && !isSupportedRegion(region))
    throw refusal(
      'REGION_INVALID',
      `${JSON.stringify(region)} is no region, or one of GovCloud or China, where the templates have not been tried; expected one such as "us-east-1"`,
    );
  assertPlace(asked, environmentFields(original), texts);
}

function assertPlace(
  { name, account }: AskedEnvironment,
  original: EnvironmentFields,
  texts: ReadonlyMap<string, string>,
): void {
  if (account === undefined) return;
  const embedded = original.target === 'embedded';
  if (embedded !== (account === '000000000000'))
    throw refusal(
      'ACCOUNT_INVALID',
      `account ${account} is not allowed with target "${original.target}"; expected ${embedded ? 'no --account' : 'a real account'}`,
    );
  const others = [...texts].map(([other, text]) => ({ other, ...environmentFields(text) }));
  const mixed = others.find(
    (one) => one.account === account && (one.dataClass === 'phi') !== (original.dataClass === 'phi'),
  );
  if (mixed)
    throw refusal(
      'ACCOUNT_SHARED',
      `account ${account} is that of "${mixed.other}", and one of the two has data of class "phi"; expected an account of its own for "${name}"`,
    );
}

function refusal(code: string, message: string): UserError {
  return new UserError({ code, message });
}
