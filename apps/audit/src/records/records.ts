import { LogStore, LogBucket } from '@hipaa-cdk/constructs';
import { environmentOf } from '@hipaa-cdk/parameters';
import { application, allEnvironments } from '@hipaa-cdk/platform';
import { type aws_kms as kms, type aws_logs as logs, Stack, aws_config as config } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Environment } from '@hipaa-cdk/environments';
import type { AuditSettings } from '../settings';
import { accountRegions } from '../account-settings';
import { HistoryBucket, TrailBucket } from './record-buckets';
import { Trail } from './trail';

interface RecorderProps {
  readonly bucket: HistoryBucket;
  readonly key: kms.IKey;
  /** Whether roles, users and other resources that are in no region are recorded here; one region of an account does it. */
  readonly recordsGlobalTypes: boolean;
}

/**
 * AWS Config, recording every type of resource that it knows. It takes the role that AWS keeps for it in every account
 * that uses it, which nobody can change.
 *
 * The two parts must not wait for one another: CloudFormation starts the recorder when the channel is there, and makes
 * the channel when the recorder is.
 */
class Recorder extends Construct {
  constructor(scope: Construct, id: string, { bucket, key, recordsGlobalTypes }: RecorderProps) {
    super(scope, id);
    const recorder = new config.CfnConfigurationRecorder(this, 'Recorder', {
      roleArn: configRoleArn(this),
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: recordsGlobalTypes },
    });
    const channel = new config.CfnDeliveryChannel(this, 'Channel', {
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: key.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    for (const part of [recorder, channel]) part.node.addDependency(bucket);
  }
}

function configRoleArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  });
}

export interface RecordsProps {
  readonly settings: AuditSettings;
  /** How the names of buckets begin that only take logs. */
  readonly logBuckets: readonly string[];
}

/** Where the trail of the account is kept, and where alarms and queries read it. */
export interface TrailRecords {
  readonly bucket: TrailBucket;
  readonly logs: logs.LogGroup;
}

/**
 * Everything that the account keeps about itself: the trail, the history of its configuration, and logs. The trail records
 * all regions, so an account has one: a second one would record the same again, and AWS bills every further copy.
 */
export class Records extends Construct {
  /** Encrypts all records, and nothing that patients have told. */
  readonly key: kms.Key;
  /** Undefined in the further regions of an account, which the trail at its home records too. */
  readonly trail?: TrailRecords;
  readonly sessionLogs: logs.LogGroup;
  /** What has to be there before AWS Config can judge anything; nothing where somebody else has seen to it. */
  readonly recorder?: Recorder;

  constructor(scope: Construct, id: string, { settings, logBuckets }: RecordsProps) {
    super(scope, id);
    const environment = environmentOf(this);
    const isHome = accountRegions(environment)[0] === environment.region;
    const store = new LogStore(this, 'Logs', {
      keyDescription:
        'Encrypts the trail, the history of the configuration, logs and alarm messages of the account',
    });
    this.key = store.key;
    const trailLogs = isHome ? store.addGroup('Trail') : undefined;
    this.sessionLogs = store.addGroup('Sessions');
    const accessLogs = new LogBucket(this, 'AccessLogs');
    const shared = { key: store.key, accessLogs };
    if (trailLogs) {
      const bucket = new TrailBucket(this, 'Trails', { ...shared, lock: settings.trailLock });
      new Trail(this, 'Trail', {
        bucket,
        logGroup: trailLogs,
        key: store.key,
        application: `${application.name}-`,
        logBuckets,
      });
      this.trail = { bucket, logs: trailLogs };
    }
    if (settings.recorder === 'here') {
      const bucket = new HistoryBucket(this, 'History', shared);
      this.recorder = new Recorder(this, 'Recorder', { bucket, key: store.key, recordsGlobalTypes: isHome });
    }
  }
}

interface LogBucketPrefixesProps {
  /** Stack of the layer, all of whose buckets take logs. */
  readonly stackName: string;
  /** Account whose environments have log buckets as well. */
  readonly account: string;
  /** What follows the environment in the names of those buckets. */
  readonly suffixes: readonly string[];
}

/**
 * How the names of buckets begin that only take logs. CloudFormation makes up the name of a bucket from those of its stack
 * and of the resource.
 */
export function logBucketPrefixes(
  { stackName, account, suffixes }: LogBucketPrefixesProps,
  all: readonly Pick<Environment, 'name' | 'account'>[] = allEnvironments(),
): string[] {
  const environments = all.filter((environment) => environment.account === account);
  return [
    `${stackName}-`,
    ...environments.flatMap(({ name }) => suffixes.map((suffix) => `${application.name}-${name}-${suffix}`)),
  ];
}
