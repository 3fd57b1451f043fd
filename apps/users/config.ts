import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import {
  patientDataProblems,
  settingRules,
  programmaticAccessSchema,
  trustedPrincipalSchema,
} from './src/settings';

const shape = z.strictObject({
  /** Where in the application bucket the application's files are. Files are not moved when this changes. */
  filePrefix: z
    .string()
    .regex(
      /^([a-z0-9][a-z0-9._-]*\/)+$/,
      'expected folders with a slash at the end and none at the start, such as "application/"',
    )
    .max(200, 'expected 200 characters or fewer'),

  /** User of the database that the application signs in as, by IAM. It is made with SQL, see the README of the database. */
  databaseUser: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,31}$/,
      'expected up to 32 lower-case letters, digits and underscores, a letter first',
    ),

  /** Whether the application may read the master secret as well. Needed until it has that user, and not after. */
  readsMasterSecret: z.boolean('expected true or false'),

  /** Who may act as the application outside of the computes. With nobody in the list there is no role for it. */
  trusted: z.array(trustedPrincipalSchema),

  /**
   * A user of IAM with an access key, for a program that can have no role. A key works from anywhere and belongs to
   * nobody: the README says what to try first, and what the check makes of it.
   */
  programmaticAccess: programmaticAccessSchema.optional(),
});

export type UsersSettings = z.infer<typeof shape>;

export const settingsSchema = shape.superRefine((settings, context) => {
  for (const { setting, problem } of settingRules) {
    const message = problem(settings);
    if (message) context.addIssue({ code: 'custom', path: [setting], message });
  }
});

export const settings = defineSettings<UsersSettings>({
  layer: 'users',
  schema: settingsSchema,
  rules: patientDataProblems,
  profiles: {
    economy: {
      filePrefix: 'application/',
      databaseUser: 'application',
      readsMasterSecret: true,
      trusted: [],
    },
    production: {
      filePrefix: 'application/',
      databaseUser: 'application',
      readsMasterSecret: true,
      trusted: [],
    },
  },
});
