import { secretTokens } from './secret-tokens';

/** Words that a name ends in when its value is a secret. */
const ending =
  /(password|passwd|pwd|passphrase|secret|token|credentials?|apikey)$|\b(pg|db|my|sql|mysql|user|admin|root|app|smtp|redis)?(pass|pw)$/;
const endingPair = /(api|secret|private|shared|signing|encryption|auth|access) key$|(secret|auth) string$/;

/** Names that end like that of a secret: CloudFormation calls a custom resource by its `ServiceToken`. */
const noSecret = /^service token$/;

/** Names of what is a secret where it looks like one, and a setting where it does not: `REDIS_AUTH` may be `iam`. */
const maybe = /\b(redis|valkey|cache|http|basic|proxy|smtp|mqtt|amqp|docker|registry|npm) auth$/;

/** Names of what people type on a keypad. */
const typed = /\bpin( code)?$|\bpass ?code$/;

/** A word at the end that says that this is the thing itself, as in `ApiKeyValue`. */
const itself = / value$/;

/** Words that hint at a secret, and words at the end that say it is only about one. */
const hints =
  /\b(key|auth|verify|cred|credentials?|sign|signing|signature|salt|private|token|secret|password|cipher)\b/;
const about =
  /\b(id|arn|name|url|uri|path|alias|version|digest|hash|fingerprint|thumbprint|type|spec|algorithm|policy|prefix)$/;

/** Whether a name is that of a secret: `DB_PASSWORD` and `apiKey` are, `DB_PASSWORD_ARN` and `tokenUrl` are not. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return (ending.test(words) && !noSecret.test(words)) || endingPair.test(words);
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
    .replace(/( \d+)+$/, '')
    .replace(itself, '');
}

/** Switches, names and addresses. */
const harmless: readonly RegExp[] = [
  /^(true|false|none|null|yes|no|required|optional|enabled|disabled|seconds|minutes|hours|days|)$/i,
  /^(arn:|https?:\/\/)/,
  /^(\/[\w.-]+)+$/,
  /^[a-z\d._-]+(\/[a-z\d._-]+)+$/,
];

/** Whether a value says nothing although it stands under the name of a secret. */
export function isHarmless(value: string): boolean {
  return harmless.some((pattern) => pattern.test(value));
}

/** A secret in a text. */
export interface ShownSecret {
  /** What it is, such as `a private key`. */
  readonly what: string;
  /** The part of the text that is the secret. */
  readonly text: string;
}

/**
 * What kind of secret a text shows; undefined when there is none.
 *
 * @param name - what the text is assigned to; empty where nothing tells
 * @param text - as `textOf` reads it, so that a reference is `${Name}`
 */
export function secretShape(name: string, text: string): string | undefined {
  return shownSecret(name, text)?.what;
}

/** The first secret that a text shows; undefined when there is none. */
export function shownSecret(name: string, text: string): ShownSecret | undefined {
  const known = knownSecret(text) ?? filledIn(text);
  if (known !== undefined) return known;
  const value = text.trim();
  if (value.startsWith('${')) return assignedSecret(text) ?? pairedSecret(text);
  if (isNamedSecret(name, value)) return { what: `a value for ${name}`, text: value };
  if (hintsAtSecret(name) && looksRandom(value)) return { what: `a random value for ${name}`, text: value };
  return assignedSecret(text) ?? pairedSecret(text);
}

/** The first part of a text that is a secret by its form alone, whatever stands around it. */
export function knownSecret(text: string): ShownSecret | undefined {
  for (const { what, pattern } of secretTokens) {
    const [match] = pattern.exec(text) ?? [];
    if (match !== undefined) return { what, text: match };
  }
  return undefined;
}

/** CloudFormation puts the secret in place of such a reference, where everybody then reads it. */
function filledIn(text: string): ShownSecret | undefined {
  const [match] = /\{\{resolve:(secretsmanager|ssm-secure):/.exec(text) ?? [];
  return match === undefined ? undefined : { what: 'a secret that CloudFormation fills in', text: match };
}

/** Looks for `name=value` and `name: value` inside a longer text, such as a script. */
function assignedSecret(text: string): ShownSecret | undefined {
  for (const [, name = '', value = ''] of text.matchAll(
    /([A-Za-z][\w.-]*)["']?\s*[=:]\s*["']?([^\s"',;]{6,})/g,
  )) {
    const literal = !/^[$<{*(%]/.test(value) && !isHarmless(value);
    const mixed = /[a-z]/i.test(value) && /[\d!@#$%^&*+=?]/.test(value);
    if (literal && ((isSecretName(name) && mixed) || (hintsAtSecret(name) && looksRandom(value)))) {
      return { what: `a value for ${name}`, text: value };
    }
  }
  return undefined;
}

/** Looks for a user and a password side by side, where a program signs in. */
function pairedSecret(text: string): ShownSecret | undefined {
  const pair = signIn.exec(text)?.[1];
  return pair === undefined ? undefined : { what: 'a password that a program signs in with', text: pair };
}

/** `auth=("user", "password")` and the like: the second of a pair, where a program signs in. */
const signIn =
  /\b(?:auth|login|credentials?|basic_?auth)\s*[=:(]+\s*\(?\s*["'][^"']+["']\s*,\s*["']([^"'${}]{6,})["']/i;

/** Whether a text is long, without spaces and as mixed as chance mixes; the shape of a UUID says id, not secret. */
function looksRandom(value: string): boolean {
  if (!/^[\w+/=.~-]{20,}$/.test(value) || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value))
    return false;
  return (
    !isHarmless(value) &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    entropy(value) >= (/^[\da-f]{32,}$/.test(value) ? 2.8 : 3.5)
  );
}

/** Whether a value is a secret because of what it is called. */
function isNamedSecret(name: string, value: string): boolean {
  const words = wordsOf(name);
  return (
    (isSecretName(name) && !isHarmless(value) && !value.includes('\n')) ||
    (maybe.test(words) && looksMixed(value)) ||
    (typed.test(words) && /^\d{4,12}$/.test(value))
  );
}

/** Whether letters and numbers stand together as in a password. */
function looksMixed(value: string): boolean {
  return /^\S{8,}$/.test(value) && /[a-z]/i.test(value) && /\d/.test(value) && !isHarmless(value);
}

/** Bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()]
    .map((count) => count / text.length)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}
