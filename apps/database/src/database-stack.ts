import { networkContract } from '@hipaa-cdk/contracts-network';
import { AlarmTopic, MetricAlarms, PublishedNetwork } from '@hipaa-cdk/constructs';
import { databaseContract, databasePort } from '@hipaa-cdk/contracts-database';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish, read } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';
import type { DatabaseSettings } from './settings';
import { AuroraCluster } from './aurora-cluster';
import { clusterAlarmRules } from './cluster-alarm-rules';

/** The relational database of the environment, with the alarms that watch it. */
export class DatabaseStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<DatabaseSettings>) {
    super(scope, id, props);
    const { settings } = props;
    const { vpc } = new PublishedNetwork(this, 'Network', {
      network: read(this, networkContract),
      tiers: ['isolated'],
    });
    const { cluster, logsKey, secretArn, secretKey, securityGroup } = new AuroraCluster(this, 'Database', {
      vpc,
      settings,
    });
    const { topic } = new AlarmTopic(this, 'AlarmTopic', {
      emails: settings.alarmEmails,
      about: 'database',
      key: logsKey,
    });
    const alarms = new MetricAlarms(this, 'Alarms', {
      rules: clusterAlarmRules(settings),
      topic,
      metric: (name, options) => cluster.metric(name, options),
      sleeps: !settings.instanceClass && settings.pauseAfterSeconds !== 'never',
    });
    // Before its first instance runs, a cluster is silent without anything being wrong.
    alarms.node.addDependency(cluster);
    publish(this, databaseContract, {
      endpointAddress: cluster.clusterEndpoint.hostname,
      readerEndpointAddress: cluster.clusterReadEndpoint.hostname,
      endpointPort: String(databasePort(props.environment)),
      clusterResourceId: cluster.clusterResourceIdentifier,
      databaseName: settings.databaseName,
      secretArn,
      secretKeyArn: secretKey.keyArn,
      securityGroupId: securityGroup.securityGroupId,
    });
  }
}
