import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { groupOfNobody, isPrivateRange, rangesProblem } from './src/settings';

const word = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,62}$/, 'expected a letter and up to 62 letters, digits and hyphens');

const roleArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    'expected a role ARN such as "arn:aws:iam::111122223333:role/backup"',
  );

const ranges = z.array(z.string()).superRefine((values, context) => {
  const problem = rangesProblem(values);
  if (problem) context.addIssue(problem);
});

const tagValues = z
  .array(z.string().regex(/^[\w .:/=+@-]{1,128}$/, 'expected a tag value of up to 128 characters'))
  .min(1, 'expected one value or more');

export const settingsSchema = z.strictObject({
  /** Where products take their code from. What is listed here is what a launch may name. */
  source: z.discriminatedUnion('kind', [
    z.strictObject({
      /** Repositories of CodeCommit, made by this layer. */
      kind: z.literal('codecommit'),
      repositories: z.array(word).min(1, 'expected one repository or more'),
    }),
    z.strictObject({
      /** Repositories of any other Git server. */
      kind: z.literal('https'),
      repositories: z
        .array(
          z
            .string()
            .regex(
              /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\/[\w./-]+$/,
              'expected an https address without a user, query or fragment',
            ),
        )
        .min(1, 'expected one repository or more'),
      /** Secret with the keys `username` and `password`, a token for reading. Left out, the repositories are public. */
      secretArn: z
        .string()
        .regex(
          /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/,
          'expected the ARN of a secret',
        )
        .optional(),
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
      roleArn: roleArn.optional(),
    })
    .optional(),

  /**
   * Versions that stay listed beside the current one, by product: the SHA-256 that `catalog:versions` prints for them.
   * A version that is not here leaves the list when the template changes; what was launched from it stays.
   */
  earlierVersions: z.record(
    z.string(),
    z.array(z.string().regex(/^[0-9a-f]{64}$/, 'expected the 64 hexadecimal digits of a version')),
  ),

  developers: z.strictObject({
    /** Roles that may become the developers' role, such as one of a permission set. Empty: anybody of the account with MFA. */
    trustedRoles: z.array(roleArn),
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

export type CatalogSettings = z.infer<typeof settingsSchema>;

const common: CatalogSettings = {
  source: { kind: 'codecommit', repositories: ['healthcare-site'] },
  publicRanges: ['0.0.0.0/0'],
  internalRanges: ['10.0.0.0/8'],
  tagOptions: { teams: ['platform-team'], costCenters: ['platform'] },
  earlierVersions: {},
  developers: { trustedRoles: [] },
};

export const settings = defineSettings<CatalogSettings>({
  layer: 'catalog',
  schema: settingsSchema,
  profiles: { economy: common, production: common },
});
