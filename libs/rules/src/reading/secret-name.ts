/** Words that a name ends in when its value is a secret. */
const ending = /(password|passwd|pwd|passphrase|secret|token|credentials?|apikey)$/;
const endingPair = /(api|secret|private|signing|encryption|auth|access) (key|string)$/;

/** Words that hint at a secret, and words at the end that say it is only about one. */
const hints =
  /\b(key|auth|cred|credentials?|sign|signing|signature|salt|private|token|secret|password|cipher)\b/;
const about =
  /\b(id|arn|name|url|uri|path|alias|version|digest|hash|fingerprint|thumbprint|type|spec|algorithm|policy|prefix)$/;

/** Whether a name is that of a secret: `DB_PASSWORD` and `apiKey` are, `DB_PASSWORD_ARN` and `tokenUrl` are not. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return ending.test(words) || endingPair.test(words);
}

/** Whether a value under this name could be a secret, if it also looks random. */
export function hintsAtSecret(name: string): boolean {
  const words = wordsOf(name);
  return hints.test(words) && !about.test(words) && !/\bpublic\b/.test(words);
}

/** Words in lower case with spaces; numbers at the end do not count. */
function wordsOf(name: string): string {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return words
    .join(' ')
    .toLowerCase()
    .replace(/( \d+)+$/, '');
}
