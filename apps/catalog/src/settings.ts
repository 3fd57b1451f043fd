import {
  httpsAddress,
  isIpv4Range,
  once,
  roleArn,
  secretArn,
  tagValue,
} from '@hipaa-cdk/environments/aws-values';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';

const PRIVATE: readonly {
  readonly first: number;
  readonly second: (octet: number) => boolean;
  /** Length of the prefix of the whole range. */
  readonly atLeast: number;
}[] = [
  { first: 10, second: () => true, atLeast: 8 },
  { first: 172, second: (octet) => octet >= 16 && octet < 32, atLeast: 12 },
  { first: 192, second: (octet) => octet === 168, atLeast: 16 },
];

const word = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,62}$/, 'expected a letter and up to 62 letters, digits and hyphens')
  .refine(
    (name) => !(name in {}),
    'every object of JavaScript has a member of this name; expected another one',
  );

const ranges = once(
  z.array(z.string()).superRefine((values, context) => {
    const problem = rangesProblem(values);
    if (problem) context.addIssue(problem);
  }),
);

const tagValues = once(z.array(tagValue()).min(1, 'expected one value or more'));

const shape = z.strictObject({
  /** Where products take their code from. What is listed here is what a launch may name. */
  source: z.discriminatedUnion('kind', [
    z.strictObject({
      /** Repositories of CodeCommit, made by this layer. */
      kind: z.literal('codecommit'),
      repositories: once(z.array(word).min(1, 'expected one repository or more')),
    }),
    z.strictObject({
      /** Repositories of any other Git server. */
      kind: z.literal('https'),
      repositories: z
        .array(httpsAddress('expected an https address without a user, query or fragment', '/[\\w./-]+'))
        .min(1, 'expected one repository or more'),
      /** Secret with the keys `username` and `password`, a token for reading. Left out, the repositories are public. */
      secretArn: secretArn().optional(),
    }),
  ]),

  /** IPv4 ranges that reach a product in PROD, over HTTPS. A change reaches running products at once. */
  publicRanges: ranges,
  /** IPv4 ranges that reach a product in TEST, over HTTPS: private ones of the company. */
  internalRanges: ranges.refine((values) => values.every(isPrivateRange), {
    message: 'expected private ranges only: within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
  }),

  /** Values that a launch chooses its tags from. */
  tagOptions: z.strictObject({ teams: tagValues, costCenters: tagValues }),

  /**
   * Backup plan that takes in machines with health data, such as one of the organisation. Left out, it is that of the
   * audit layer; in an account without either, nothing with health data can be launched.
   */
  backup: z
    .strictObject({
      /** Id of the plan. */
      planId: z
        .string()
        .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'expected the id of a backup plan'),
      /** Role that AWS Backup takes backups with. Left out, it is the one that AWS Backup makes for itself. */
      roleArn: roleArn().optional(),
    })
    .optional(),

  /**
   * Versions that stay listed beside the current one, by product: the SHA-256 that `catalog:versions` prints for them.
   * A version that is not here leaves the list when the template changes; what was launched from it stays.
   */
  earlierVersions: z
    .record(
      z.string(),
      z.array(z.string().regex(/^[0-9a-f]{64}$/, 'expected the 64 hexadecimal digits of a version')),
    )
    .default({}),

  developers: z.strictObject({
    /** Roles that may become the developers' role, such as one of a permission set. Empty: anybody of the account with MFA. */
    trustedRoles: once(z.array(roleArn())),
    /** Group with the same permissions, for accounts that still have IAM users. */
    group: z
      .strictObject({ members: z.array(z.string().regex(/^[\w+=,.@-]{1,64}$/, 'expected an IAM user name')) })
      .superRefine(({ members }, context) => {
        const problem = groupOfNobody(members);
        if (problem) context.addIssue(problem);
      })
      .optional(),
  }),
});

export type CatalogSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const catalogSettings = defineSettings({
  layer: 'catalog',
  shape,
});

/** A group that nobody is in hides that its permissions are nobody's, and every rule set refuses it. */
function groupOfNobody(members: readonly string[]): SchemaIssue | undefined {
  if (members.length > 0) return undefined;
  return {
    code: 'custom',
    path: ['members'],
    message: 'expected one user name or more; without members, leave the group out',
  };
}

/** Entries of one prefix list. Each counts as a rule of every security group that names the list. */
export const LONGEST_LIST = 20;

/** The first thing wrong with a list of IPv4 ranges. */
function rangesProblem(ranges: readonly string[]): SchemaIssue | undefined {
  const issue = (path: PropertyKey[], message: string): SchemaIssue => ({ code: 'custom', path, message });
  if (ranges.length === 0) return issue([], 'expected one range or more');
  if (ranges.length > LONGEST_LIST) return issue([], `expected ${LONGEST_LIST} ranges or fewer`);
  const wrong = ranges.findIndex((range) => !isIpv4Range(range));
  return wrong < 0
    ? undefined
    : issue([wrong], 'expected an IPv4 range such as "10.0.0.0/8", without bits behind its prefix');
}

/** Whether a range lies in the ranges that no router of the internet knows. */
function isPrivateRange(range: string): boolean {
  const [a, b, , , length = 0] = range.split(/[./]/).map(Number);
  return PRIVATE.some(({ first, second, atLeast }) => {
    return a === first && second(b ?? 0) && length >= atLeast;
  });
}

/** A problem as the schema library takes it. The library adds to it, so other keys are allowed. */
interface SchemaIssue {
  readonly code: 'custom';
  readonly path: PropertyKey[];
  readonly message: string;
  readonly [key: string]: unknown;
}
