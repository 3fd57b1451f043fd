import { knownSecret, shownSecret } from '@hipaa-cdk/secret-shapes';

/** Files whose lines are settings: what stands beside a name is its value. */
const settings =
  /\.(ya?ml|json|env|ini|cfg|conf|properties|toml|xml|sh|tf|txt|sql)$|(^|\/)(\.env[\w.-]*|Dockerfile|Procfile|\.netrc|\.npmrc|\.pgpass)$/i;

/** A text in quotes that a name is given, as programs do it: `token = "..."`, `'password': '...'`. */
const literal = /([A-Za-z][\w-]*)["']?\s*(?::=|=>|[=:])\s*(["'`])((?:(?!\2)[^\\\n]|\\.){4,})\2/g;

/** Says what something is called, as in templates, and where an object is. */
const naming = /["']?\b(Key|Name|(S3|Object|S3Object)Key)["']?\s*:/g;

/** A secret in a file. */
interface SecretInFile {
  /** Counted from 1. */
  readonly line: number;
  /** What it is, such as `a private key`. */
  readonly what: string;
}

/** The first secret in a file. In programs a name may stand beside anything, so only quoted texts count there. */
export function secretInFile(path: string, text: string): SecretInFile | undefined {
  const isSettings = settings.test(path);
  for (const [index, line] of text.split('\n').entries()) {
    const what =
      inProgram(line) ?? (isSettings ? shownSecret('', line.replace(naming, ''))?.what : undefined);
    if (what !== undefined) return { line: index + 1, what };
  }
  return undefined;
}

function inProgram(line: string): string | undefined {
  const known = knownSecret(line);
  if (known !== undefined) return known.what;
  for (const [, name = '', , value = ''] of line.matchAll(literal)) {
    // A text with spaces is a sentence, and one with brackets or a reference is put together elsewhere.
    if (/^(key|name)$/i.test(name) || /[\s<>{}()[\]]|^\$/.test(value) || !/[\d!@#$%^&*+=?]/.test(value))
      continue;
    const found = shownSecret(name, value);
    if (found !== undefined) return found.what;
  }
  return undefined;
}
