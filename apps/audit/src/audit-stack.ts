import { AlarmTopic } from '@hipaa-cdk/constructs';
import { auditContract, trailContract } from '@hipaa-cdk/contracts-audit';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish } from '@hipaa-cdk/parameters';
import { application } from '@hipaa-cdk/platform';
import type { aws_cloudwatch as cloudwatch, aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AuditSettings } from './settings';
import { accountRegions, AccountSettings } from './account-settings';
import { Backups } from './backup/backups';
import { ConformancePack, packRules } from './conformance/conformance-pack';
import { Detection } from './detection';
import { findingRules } from './findings/finding-rules';
import { Findings, allowEventBridge } from './findings/findings';
import { logBucketPrefixes, Records, type TrailRecords } from './records/records';
import { ActivityReview, reviewQueries, WatchDashboard } from './activity-review';
import { PatchScan } from './patch-scan';
import { SessionPreferences } from './session-preferences';
import { SilenceWatch } from './watch/silence-watch';
import { TrailWatch, watchRules } from './watch/trail-watch';

/** What the security administrator sees of the account, is told about it, and can prove afterwards. */
export class AuditStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<AuditSettings>) {
    super(scope, id, props);
    const { environment, settings } = props;
    const logBuckets = logBucketPrefixes({
      stackName: this.stackName,
      account: environment.account,
      suffixes: settings.logBuckets,
    });
    const records = new Records(this, 'Records', { settings, logBuckets });
    const { topic } = new AlarmTopic(this, 'AlarmTopic', {
      emails: settings.alarmEmails,
      about: 'account',
      key: records.key,
    });
    allowEventBridge(topic, records.key);
    this.watch(props, records.trail, topic, logBuckets);
    const pack = new ConformancePack(this, 'ConformancePack', { rules: packRules(settings) });
    if (records.recorder) pack.node.addDependency(records.recorder);
    new Detection(this, 'Detection', { settings });
    if (settings.patchScan === 'daily') new PatchScan(this, 'PatchScan');
    const { passwordPolicy, inspector } = settings;
    new AccountSettings(this, 'AccountSettings', { passwordPolicy, inspector });
    const sessions = new SessionPreferences(this, 'Sessions', { logGroup: records.sessionLogs });
    const { vault, planId } = new Backups(this, 'Backups', {
      settings: settings.backup,
      topic,
    });
    if (records.trail) {
      publish(this, trailContract, {
        trailBucketName: records.trail.bucket.bucketName,
        trailLogGroupName: records.trail.logs.logGroupName,
      });
    }
    publish(this, auditContract, {
      recordsKeyArn: records.key.keyArn,
      alarmTopicArn: topic.topicArn,
      sessionKeyArn: sessions.key.keyArn,
      sessionLogGroupName: records.sessionLogs.logGroupName,
      backupVaultName: vault.backupVaultName,
      backupPlanId: planId,
    });
  }

  /** What the services find; and where the trail is, alarms on it and the review of both. */
  private watch(
    props: LayerStackProps<AuditSettings>,
    trail: TrailRecords | undefined,
    topic: sns.ITopic,
    logBuckets: readonly string[],
  ): void {
    const alarms = trail && this.watchTrail(props, trail, topic, logBuckets);
    const { settings } = props;
    const { undelivered } = new Findings(this, 'Findings', { rules: findingRules(settings), topic });
    if (!trail || !alarms) return;
    const dashboard = new WatchDashboard(this, 'Dashboard', { alarms: [...alarms, undelivered] });
    new ActivityReview(this, 'Review', {
      queries: reviewQueries({
        application: `${application.name}-`,
        breakGlassRole: settings.breakGlassRole,
      }),
      logGroup: trail.logs,
      dashboard,
      topic,
    });
  }

  private watchTrail(
    { environment, settings }: LayerStackProps<AuditSettings>,
    { logs: logGroup }: TrailRecords,
    topic: sns.ITopic,
    logBuckets: readonly string[],
  ): readonly cloudwatch.Alarm[] {
    const regions = [...new Set([...accountRegions(environment), ...settings.otherRegions])];
    const { alarms } = new TrailWatch(this, 'Watch', {
      logGroup,
      topic,
      rules: watchRules({ settings, regions, logBuckets }),
    });
    new SilenceWatch(this, 'Silence', { logGroup, topic });
    return alarms;
  }
}
