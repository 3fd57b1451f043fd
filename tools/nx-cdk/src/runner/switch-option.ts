import { UserError } from '@hipaa-cdk/errors';

/**
 * Whether an option that takes no value is given.
 *
 * @param name as a person types it, such as `report-only`
 * @throws UserError `OPTION_INVALID` for any value but true and false
 */
export function switchOption(options: Readonly<Record<string, unknown>>, name: string): boolean {
  const camelCase = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const given = options[name] ?? options[camelCase];
  if (given === undefined || given === false || given === 'false') return false;
  if (given === true || given === 'true') return true;
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--${name} is ${JSON.stringify(given)}; expected --${name} alone`,
  });
}
