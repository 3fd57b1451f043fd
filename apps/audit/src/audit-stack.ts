import { AlarmTopic } from '@hipaa-cdk/constructs';
import { auditContract } from '@hipaa-cdk/contracts-audit';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish } from '@hipaa-cdk/parameters';
import { application } from '@hipaa-cdk/platform';
import type { aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AuditSettings } from './settings';
import { accountRegions, AccountSettings } from './account-settings';
import { Backups } from './backup/backups';
import { ConformancePack, packRules } from './conformance/conformance-pack';
import { Detection } from './detection';
import { findingRules } from './findings/finding-rules';
import { Findings, allowEventBridge } from './findings/findings';
import { logBucketPrefixes, Records } from './records/records';
import { ActivityReview, reviewQueries, WatchDashboard } from './activity-review';
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
    this.watch(props, records, topic, logBuckets);
    const pack = new ConformancePack(this, 'ConformancePack', { rules: packRules(settings) });
    if (records.recorder) pack.node.addDependency(records.recorder);
    new Detection(this, 'Detection', { settings });
    new AccountSettings(this, 'AccountSettings', { passwordPolicy: settings.passwordPolicy });
    const sessions = new SessionPreferences(this, 'Sessions', { logGroup: records.sessionLogs });
    const { vault, planId } = new Backups(this, 'Backups', {
      settings: settings.backup,
      topic,
    });
    publish(this, auditContract, {
      trailBucketName: records.trailBucket.bucketName,
      trailLogGroupName: records.trailLogs.logGroupName,
      recordsKeyArn: records.key.keyArn,
      alarmTopicArn: topic.topicArn,
      sessionKeyArn: sessions.key.keyArn,
      sessionLogGroupName: records.sessionLogs.logGroupName,
      backupVaultName: vault.backupVaultName,
      backupPlanId: planId,
    });
  }

  /** Alarms on the trail, what the services find, and the review of both. */
  private watch(
    { environment, settings }: LayerStackProps<AuditSettings>,
    { trailLogs: logGroup }: Records,
    topic: sns.ITopic,
    logBuckets: readonly string[],
  ): void {
    const regions = [...new Set([...accountRegions(environment), ...settings.otherRegions])];
    const { alarms } = new TrailWatch(this, 'Watch', {
      logGroup,
      topic,
      rules: watchRules({ settings, regions, logBuckets }),
    });
    new SilenceWatch(this, 'Silence', { logGroup, topic });
    const { undelivered } = new Findings(this, 'Findings', { rules: findingRules(settings), topic });
    const dashboard = new WatchDashboard(this, 'Dashboard', { alarms: [...alarms, undelivered] });
    new ActivityReview(this, 'Review', {
      queries: reviewQueries({
        application: `${application.name}-`,
        breakGlassRole: settings.breakGlassRole,
      }),
      logGroup,
      dashboard,
      topic,
    });
  }
}
