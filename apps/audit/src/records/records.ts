import { LogStore } from '@hipaa-cdk/log-store';
import { environmentOf } from '@hipaa-cdk/parameters';
import { application } from '@hipaa-cdk/platform';
import { LogBucket } from '@hipaa-cdk/secure-buckets';
import { type RemovalPolicy, type aws_kms as kms, type aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AuditSettings } from '../../config';
import { accountRegions } from '../account/account-regions';
import { HistoryBucket } from './history-bucket';
import { Recorder } from './recorder';
import { Trail } from './trail';
import { TrailBucket } from './trail-bucket';

export interface RecordsProps {
  readonly settings: AuditSettings;
  /** How the names of buckets begin that only take logs. */
  readonly logBuckets: readonly string[];
  readonly removalPolicy: RemovalPolicy;
}

/** Everything that the account keeps about itself: the trail, the history of its configuration, and logs. */
export class Records extends Construct {
  /** Encrypts all records, and nothing that patients have told. */
  readonly key: kms.Key;
  readonly trailBucket: TrailBucket;
  readonly trailLogs: logs.LogGroup;
  readonly sessionLogs: logs.LogGroup;
  /** What has to be there before AWS Config can judge anything; nothing where somebody else has seen to it. */
  readonly recorder?: Recorder;

  constructor(scope: Construct, id: string, { settings, logBuckets, removalPolicy }: RecordsProps) {
    super(scope, id);
    const environment = environmentOf(this);
    const retentionDays = environment.profile.logRetentionDays;
    const store = new LogStore(this, 'Logs', {
      retentionDays,
      removalPolicy,
      keyDescription:
        'Encrypts the trail, the history of the configuration, logs and alarm messages of the account',
    });
    this.key = store.key;
    this.trailLogs = store.addGroup('Trail');
    this.sessionLogs = store.addGroup('Sessions');
    const accessLogs = new LogBucket(this, 'AccessLogs', { retentionDays, removalPolicy });
    const shared = { key: store.key, accessLogs, retentionDays, removalPolicy };
    this.trailBucket = new TrailBucket(this, 'Trails', { ...shared, lock: settings.trailLock });
    new Trail(this, 'Trail', {
      bucket: this.trailBucket,
      logGroup: this.trailLogs,
      key: store.key,
      application: `${application.name}-`,
      logBuckets,
    });
    if (settings.recorder === 'here') {
      const bucket = new HistoryBucket(this, 'History', shared);
      const recordsGlobalTypes = accountRegions(environment)[0] === environment.region;
      this.recorder = new Recorder(this, 'Recorder', { bucket, key: store.key, recordsGlobalTypes });
    }
  }
}
