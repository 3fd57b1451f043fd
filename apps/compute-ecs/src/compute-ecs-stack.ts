import {
  DatabaseAccess,
  FIREWALL_LOGS,
  WebFirewall,
  WebLoadBalancer,
  publishCompute,
} from '@hipaa-cdk/compute';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { LogStore } from '@hipaa-cdk/log-store';
import { PublishedNetwork } from '@hipaa-cdk/published-network';
import type { Construct } from 'constructs';
import type { EcsSettings } from '../config';
import { ApplicationAlarms } from './application-alarms';
import { ApplicationCluster } from './application-cluster';
import { ApplicationService } from './application-service';
import { ApplicationTask } from './application-task';
import { allowRecordedExec } from './recorded-exec';
import { TaskScaling } from './task-scaling';
import { weakenedControls } from './weakened-controls';

/** The application on Fargate: its front, its tasks, and what watches them. */
export class ComputeEcsStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<EcsSettings>) {
    super(scope, id, props);
    const { settings, environment } = props;
    const { vpc } = new PublishedNetwork(this, 'Network', { tiers: ['public', 'application'] });
    const logs = new LogStore(this, 'Logs', {
      retentionDays: environment.profile.logRetentionDays,
      removalPolicy: this.dataRemoval,
      keyDescription: 'Encrypts the logs, temporary disks and alarm messages of the application',
      namePrefixes: [`${FIREWALL_LOGS}${this.stackName}`],
    });
    const web = new WebLoadBalancer(this, 'Web', {
      vpc,
      allowedSources: settings.allowedSources,
      idleSeconds: settings.idleSeconds,
    });
    new WebFirewall(this, 'Firewall', {
      loadBalancerArn: web.loadBalancer.loadBalancerArn,
      rules: settings.firewallRules,
      requestsPerFiveMinutes: settings.requestsPerFiveMinutes,
      logs,
    });
    const { cluster, commands } = new ApplicationCluster(this, 'Cluster', { vpc, settings, logs });
    const task = new ApplicationTask(this, 'Task', { settings, logs });
    if (commands) allowRecordedExec(task.definition.taskRole, commands, logs.key);
    const application = new ApplicationService(this, 'Application', { cluster, task, web, settings });
    const { service, targetGroups, securityGroup } = application;
    new DatabaseAccess(this, 'Database', { client: securityGroup, description: 'tasks of the application' });
    new TaskScaling(this, 'Scaling', { service, targetGroup: targetGroups[0], settings });
    new ApplicationAlarms(this, 'Alarms', { application, web, settings, key: logs.key });
    const weakened = weakenedControls(settings);
    if (weakened) this.addMetadata('WeakenedControls', weakened);
    publishCompute(this, 'ecs', web);
  }
}
