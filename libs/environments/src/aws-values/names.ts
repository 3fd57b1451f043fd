import { z } from 'zod';

const LABEL = '(?!-)[a-z0-9-]{1,63}(?<!-)';

/** Names with dots between them, so many at least; the last one has a letter, or it would be an address. */
const host = (least = 2) =>
  `(?=[^:/?#]{4,253}(?:[:/?#]|$))(?:${LABEL}\\.){${least - 1},}(?!\\d+(?:[:/?#]|$))${LABEL}`;

const PORT = '(?::(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?';

/**
 * A host name below a domain, as DNS takes it.
 *
 * @param least how many names it has at least: three are a name below a domain that somebody can register
 */
export function hostName(expected: string, least = 2) {
  return z.string().regex(new RegExp(`^${host(least)}$`), expected);
}

/**
 * An https address.
 *
 * @param rest what may stand behind host name and port, as the source of a regular expression
 * @param options whether a port may stand there, and how many names the host has at least: one for a machine of one's own
 */
export function httpsAddress(
  expected: string,
  rest: string,
  { port = true, least = 2 }: { readonly port?: boolean; readonly least?: number } = {},
) {
  return z.string().regex(new RegExp(`^https://${host(least)}${port ? PORT : ''}${rest}$`), expected);
}

/** A range of IPv4 addresses as routers write it: whole numbers, and nothing behind its prefix. */
export function ipv4Range(expected = 'expected an IPv4 range such as "203.0.113.0/24"') {
  return z.string().refine((text) => isIpv4Range(text), `${expected}, without bits behind its prefix`);
}

const BYTE = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const RANGE = new RegExp(`^${[BYTE, BYTE, BYTE, BYTE].join('\\.')}/(3[0-2]|[12]?\\d)$`);

/** Where a range of IPv4 addresses begins, as one number, and how many bits all of them share. */
export interface Ipv4Range {
  readonly start: number;
  readonly prefix: number;
}

/** Reads `10.0.0.0/16`; undefined for anything that is no range. Bits behind the prefix may be set. */
export function parseIpv4Range(text: string): Ipv4Range | undefined {
  const [, ...numbers] = (RANGE.exec(text) ?? []).map(Number);
  const prefix = numbers.pop();
  if (prefix === undefined) return undefined;
  return { start: numbers.reduce((sum, byte) => sum * 256 + byte, 0), prefix };
}

/** Whether that is a range of IPv4 addresses without bits behind its prefix. */
export function isIpv4Range(text: string): boolean {
  const range = parseIpv4Range(text);
  return range !== undefined && range.start % 2 ** (32 - range.prefix) === 0;
}

/** A branch that git takes: {@link https://git-scm.com/docs/git-check-ref-format}. */
export function branchName() {
  const part = '(?!\\.)(?![\\w.-]*\\.\\.)(?!-)[\\w.-]+(?<!\\.)(?<!\\.lock)';
  return z
    .string()
    .max(250, 'expected 250 characters or fewer')
    .regex(new RegExp(`^(?!HEAD$|@$)${part}(?:/${part})*$`), 'expected a branch such as "main"');
}

/** A repository of GitHub with its owner. Nobody can be called `example.org` there: that is the owner until a fork has one. */
export function githubRepository() {
  return z
    .string()
    .regex(
      /^(?:example\.org|(?!-)(?!.*--)[A-Za-z0-9-]{1,39}(?<!-))\/(?!\.{1,2}$)(?!.*\.git$)[\w.-]{1,100}$/,
      'expected a repository such as "owner/name"',
    );
}

/** Name of an IAM role with the path that it has, if any. */
export function roleNameWithPath(expected: string) {
  return z.string().regex(/^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/, expected);
}

/** A value of a tag that AWS takes and that says something. Names that begin with `aws:` are its own. */
export function tagValue() {
  return z
    .string()
    .regex(
      /^(?!aws:)(?=.*\S)(?! )[\w .:/=+@-]{1,128}(?<! )$/i,
      'expected a tag value of up to 128 characters, neither blank nor beginning with "aws:"',
    );
}

/** Name of an environment variable. */
export function variableName(example: string) {
  return z.string().regex(/^[A-Z][A-Z0-9_]*$/, `expected a name such as "${example}"`);
}

/** Names that a machine, a shell or AWS gives variables itself: they decide which programs, libraries and credentials are used. */
export function isMachineVariable(name: string): boolean {
  return /^(?:PATH|HOME|USER|SHELL|PWD|TMPDIR|LANG|TZ|PORT|IFS|ENV|BASH_ENV|(?:LD|DYLD|AWS|ECS)_.*)$/.test(
    name,
  );
}

/** A list in which nothing stands twice, upper and lower case taken for the same where that is what AWS does. */
export function once<Item extends z.ZodType>(
  items: z.ZodArray<Item>,
  key: (item: z.output<Item>) => unknown = (item) => item,
) {
  return items.superRefine((values, context) => {
    const keys = values.map(key);
    keys.forEach((value, index) => {
      if (keys.indexOf(value) < index)
        context.addIssue({ code: 'custom', path: [index], message: 'is listed twice; expected it once' });
    });
  });
}

/** People who get mail, each once. */
export function mailAddresses() {
  return once(z.array(z.email('expected an e-mail address')), (address) => address.toLowerCase());
}
