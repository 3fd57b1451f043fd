/** Tests of layers and of what they are made of name the accounts of environments; those of rules name any account. */
const ABOUT_ENVIRONMENTS = /^(apps|libs|tools\/docs)\/(?!(environments|rules|compliance)\/)/;

/**
 * A text in which accounts have their new numbers.
 *
 * @param numbers old number -> new number
 */
export function renumbered(file: string, text: string, numbers: ReadonlyMap<string, string>): string {
  if (!ABOUT_ENVIRONMENTS.test(file)) return text;
  return text.replace(/\b\d{12}\b/g, (number) => numbers.get(number) ?? number);
}
