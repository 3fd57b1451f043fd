import type { ParameterPattern } from './product-template';

export const FRIENDLY_NAME: ParameterPattern = {
  pattern: '[a-z][a-z0-9-]{1,30}[a-z0-9]',
  expected: '3 to 32 lower-case letters, digits and hyphens, a letter first and no hyphen last',
};

/** Two repetitions that exclude each other's characters, so that no input makes the match slow. */
export const EMAIL: ParameterPattern = {
  pattern: '[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63}){1,8}',
  expected: 'an e-mail address such as "team@example.org"',
};
