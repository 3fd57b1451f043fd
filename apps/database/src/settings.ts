import { databaseName, mailAddresses } from '@hipaa-cdk/environments/aws-values';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { engineNames, engines } from './engines';
import { instanceClasses, instanceClassNames } from './instance-classes';
import { restoreProblems, restoreShape } from './restored-data';

const acu = z
  .number()
  .max(256, 'expected 256 or less, the most that Aurora takes')
  .multipleOf(0.5, 'expected a multiple of 0.5');

const minutes = z
  .int('expected a whole number of minutes')
  .min(1, 'expected 1 to 60 minutes')
  .max(60, 'expected 1 to 60 minutes: a session idle for longer is one that somebody forgot');

const slow = 'expected 1 to 60000 milliseconds';

const pauseRange = 'expected 300 to 86400 seconds, or "never"';

const shape = z.strictObject({
  /** Engine and version. Another family (MySQL for PostgreSQL) makes a new, empty cluster; see the README first. */
  engine: z.enum(engineNames, {
    error: `there is no such engine; expected one of ${engineNames.join(', ')}`,
  }),

  /** Last word of the cluster's name, after those of the application and the environment. Another one makes a new, empty cluster. */
  clusterName: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, such as "database"')
    .max(30, 'expected 30 characters or fewer'),

  /** Database created with the cluster. Another one makes a new, empty cluster: add databases with SQL. */
  databaseName: databaseName(),

  /** Capacity units (2 GiB of memory each) that every instance keeps. 0 lets the cluster pause, and then costs nothing. */
  minAcu: acu.min(0, 'expected 0 or more'),

  /** Capacity units that every instance may grow to. Connections and alarms follow it. */
  maxAcu: acu.min(1, 'expected 1 or more, the least that Aurora takes'),

  /** Seconds without a connection until a cluster with minAcu 0 pauses; "never" for all others. Waking takes some 15 seconds. */
  pauseAfterSeconds: z.union(
    [z.literal('never'), z.int(pauseRange).min(300, pauseRange).max(86_400, pauseRange)],
    pauseRange,
  ),

  /**
   * Class that every instance has all the time, such as "db.r7g.large". Left out, instances are serverless and follow the load;
   * with it, minAcu, maxAcu and pauseAfterSeconds are not used. The change is made instance by instance, with a failover.
   */
  instanceClass: z
    .enum(instanceClassNames, `there is no such class; expected one of ${instanceClassNames.join(', ')}`)
    .optional(),

  /** Milliseconds that a read or write of storage may take on average before somebody is told. Left out, nobody is. */
  slowAfterMilliseconds: z.int(slow).min(1, slow).max(60_000, slow).optional(),

  /** Instances beside the writer, each in the next zone. One of them takes over when the writer fails. */
  readers: z
    .int('expected 0 to 15 readers')
    .min(0, 'expected 0 to 15 readers')
    .max(15, 'expected 0 to 15 readers'),

  /** Days back that the cluster can be restored to, to the second. */
  backupDays: z.int('expected 1 to 35 days').min(1, 'expected 1 to 35 days').max(35, 'expected 1 to 35 days'),

  /** Minutes until a connection that does nothing is ended. */
  idleSessionMinutes: minutes.default(30),

  /** Minutes until a connection that does nothing inside a transaction is ended. */
  idleTransactionMinutes: minutes.default(5),

  /** "standard" pays for every read and write of the storage; "io-optimized" pays a third more for capacity instead. */
  storage: z.enum(['standard', 'io-optimized'], 'expected "standard" or "io-optimized"').default('standard'),

  /** Database Insights: "standard" keeps seven days for nothing, "advanced" fifteen months for a price per unit. */
  insights: z.enum(['standard', 'advanced'], 'expected "standard" or "advanced"').default('standard'),

  /**
   * Makes the cluster of a snapshot, or of another cluster as it was at a time, instead of an empty one. It always is a new
   * cluster, with a `clusterName` of its own. It stays as long as the cluster does: without it, the next deploy would make an
   * empty one. `npx nx run database:restore` writes it.
   */
  restore: restoreShape.optional(),

  /** Who gets mail when an alarm goes off. Every address must confirm once. */
  alarmEmails: mailAddresses(),
});

export type DatabaseSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const databaseSettings = defineSettings({
  layer: 'database',
  shape,
  rules: [
    {
      setting: 'minAcu',
      problem: ({ minAcu, maxAcu }) => minAcu > maxAcu && `expected no more than maxAcu, which is ${maxAcu}`,
    },
    {
      setting: 'pauseAfterSeconds',
      problem: ({ minAcu, pauseAfterSeconds: pause }) =>
        minAcu > 0 &&
        pause !== 'never' &&
        `a cluster with minAcu ${minAcu} cannot pause; expected "never", or minAcu 0`,
    },
    {
      setting: 'pauseAfterSeconds',
      problem: ({ minAcu, pauseAfterSeconds: pause }) =>
        minAcu === 0 &&
        pause === 'never' &&
        'a cluster with minAcu 0 pauses; expected 300 to 86400 seconds, or a minAcu of 0.5 or more',
    },
    {
      setting: 'databaseName',
      problem: ({ engine, databaseName }) =>
        engines[engine].reservedDatabases.some((reserved) => reserved === databaseName) &&
        `${engine} has a database of that name already; expected another name`,
    },
  ],
  environment: restoreProblems,
  patientData: [
    { setting: 'backupDays', holds: ({ backupDays }) => backupDays >= 35, expected: '35' },
    {
      setting: 'instanceClass',
      holds: ({ instanceClass }) => !instanceClass || !instanceClasses[instanceClass].burstable,
      expected: 'a class that does not run on credits, such as "db.r7g.large", or none',
    },
    {
      setting: 'readers',
      holds: ({ readers }) => readers >= 1,
      expected: '1 or more, to survive the loss of a zone',
    },
    {
      setting: 'alarmEmails',
      holds: ({ alarmEmails }) => alarmEmails.length > 0,
      expected: 'somebody who is told',
    },
  ],
});
