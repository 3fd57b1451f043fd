import { UserError } from '@hipaa-cdk/errors';

/**
 * Refuses an owner that GitHub could not know as a team.
 *
 * @throws UserError `OWNER_INVALID`
 */
export function assertOwner(owner: string | undefined): void {
  if (owner === undefined || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(owner)) return;
  throw new UserError({
    code: 'OWNER_INVALID',
    message: `${JSON.stringify(owner)} is no name of a team; expected lower-case letters, digits and hyphens, such as "team-payments"`,
  });
}

/**
 * Refuses a text that would end a quoted string, or not fit the description of a stack.
 *
 * @throws UserError `TEXT_INVALID`
 */
export function assertText(option: string, text: string | undefined, most: number): void {
  if (text === undefined || (/^[^'"`\\<>\n\r]+$/.test(text) && text.trim() === text && text.length <= most))
    return;
  throw new UserError({
    code: 'TEXT_INVALID',
    message: `--${option} is ${JSON.stringify(text)}; expected 1 to ${most} characters on one line, without quotes, backslashes and angle brackets`,
  });
}
