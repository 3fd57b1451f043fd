import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { z } from 'zod';
import type { UsersSettings } from '../config';

/** A condition over a whole setting, or several; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly setting: keyof UsersSettings;
  readonly problem: (settings: UsersSettings) => string | false;
}

/** Users that every cluster of the database layer has, and that administer it. */
const ADMINISTRATORS: readonly string[] = ['clusteradmin', 'postgres', 'rdsadmin', 'root'];

export const settingRules: readonly SettingRule[] = [
  {
    setting: 'databaseUser',
    problem: ({ databaseUser }) =>
      ADMINISTRATORS.includes(databaseUser) &&
      `"${databaseUser}" administers the database; expected a user of the application's own`,
  },
  {
    setting: 'trusted',
    problem: ({ trusted }) => {
      const names = trusted.map((one) => ('role' in one ? one.role : one.permissionSet));
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      return twice !== undefined && `"${twice}" is listed twice; expected each of them once`;
    },
  },
];

/** Settings that weaken a control, in an environment that patient data may enter. Both are named. */
export function patientDataProblems(settings: UsersSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi') return [];
  const { trusted, programmaticAccess: access } = settings;
  return [
    ...trusted.flatMap((one, index) =>
      'role' in one && one.withoutMfa
        ? [
            {
              path: ['trusted', String(index), 'withoutMfa'],
              message: `"${one.role}" without a second factor does not go with dataClass "phi"; expected no exemption`,
            },
          ]
        : [],
    ),
    ...(access && !access.patientData
      ? [
          {
            path: ['programmaticAccess'],
            message:
              'a key that works from anywhere does not go with dataClass "phi"; expected no such access, or ' +
              'patientData: { reason } that says why nothing else will do',
          },
        ]
      : []),
  ];
}

const reason = z.string().trim().min(10, 'expected a reason of 10 characters or more');

const rotation = 'expected 1 to 30 days';

export const programmaticAccessSchema = z.strictObject({
  /** Why no role will do. It is kept in the template, beside the user. */
  reason,
  /** Day on which the access ends by itself, at midnight UTC. */
  expires: z.iso.date('expected a day such as "2027-06-30"'),
  /** Days until the next key. A key goes with the rotation after that, so that its reader has as long to follow. */
  rotationDays: z.int(rotation).min(1, rotation).max(30, rotation),
  /** Says once more that the key may reach patient data, and why. Without it an environment with such data refuses. */
  patientData: z.strictObject({ reason }).optional(),
});

export type ProgrammaticAccessSettings = z.infer<typeof programmaticAccessSchema>;

const role = z.strictObject({
  /** Name of a role of the same account, with its path if it has one, such as `team/developer`. */
  role: z
    .string()
    .regex(/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/, 'expected the name of a role, without "arn:" and wildcards'),
  /** Lets sessions in that no second factor stands behind, such as those of a build. */
  withoutMfa: z.strictObject({ reason }).optional(),
});

const permissionSet = z.strictObject({
  /** Name of a permission set of IAM Identity Center that is assigned in the account. */
  permissionSet: z.string().regex(/^[\w+=,.@-]{1,32}$/, 'expected the name of a permission set'),
});

/**
 * Somebody who may act as the application: holders of a role, or of a permission set. Both are of the environment's own
 * account, which is not written down again.
 */
export const trustedPrincipalSchema = z.union(
  [role, permissionSet],
  'expected { role: "<name>" } or { permissionSet: "<name>" }',
);

export type TrustedPrincipal = z.infer<typeof trustedPrincipalSchema>;
