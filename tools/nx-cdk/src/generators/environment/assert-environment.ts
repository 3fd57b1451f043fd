import { UserError } from '@hipaa-cdk/errors';
import { type EnvironmentFields, environmentFields } from './environment-fields';

/** Words that are no environment, or cannot be the name of a constant. */
const RESERVED = [
  'account',
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

export interface AskedEnvironment {
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
  if (!/^[a-z][a-z0-9]{1,11}$/.test(name))
    throw refusal(
      'NAME_INVALID',
      `${JSON.stringify(name)} is no name for an environment; expected 2 to 12 lower-case letters and digits`,
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
  if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
    throw refusal(
      'REGION_INVALID',
      `${JSON.stringify(region)} is no region; expected one such as "us-east-1"`,
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
      `account ${account} does not go with target "${original.target}"; expected ${embedded ? 'no --account' : 'a real account'}`,
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
