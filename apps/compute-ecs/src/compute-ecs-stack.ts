import { DatabaseAccess, WebFront } from '@hipaa-cdk/web-front';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import type { Construct } from 'constructs';
import type { EcsSettings } from './settings';
import { ApplicationAlarms } from './application-alarms';
import { ApplicationCluster } from './application-cluster';
import { ApplicationService, TaskScaling } from './application-service';
import { ApplicationTask } from './application-task';
import { BackgroundProcesses } from './background-processes';
import { MigrationTask } from './migration-task';
import { allowRecordedExec } from './task-roles';
import { weakenedControls } from './settings';

/** The application on Fargate: its front, its tasks, and what watches them. */
export class ComputeEcsStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<EcsSettings>) {
    super(scope, id, props);
    const { settings } = props;
    const front = new WebFront(this, {
      keyDescription: 'Encrypts the logs, temporary disks and alarm messages of the application',
      settings,
    });
    const { vpc, logs } = front;
    const web = front.open();
    const { cluster, commands } = new ApplicationCluster(this, 'Cluster', { vpc, settings, logs });
    const task = new ApplicationTask(this, 'Task', { settings, logs });
    if (commands) allowRecordedExec(task.definition.taskRole, commands, logs.key);
    const application = new ApplicationService(this, 'Application', { cluster, task, web, settings });
    const { service, targetGroups, securityGroup } = application;
    new DatabaseAccess(this, 'Database', { client: securityGroup, description: 'tasks of the application' });
    new TaskScaling(this, 'Scaling', { service, targetGroup: targetGroups[0], settings });
    const { topic } = new ApplicationAlarms(this, 'Alarms', { application, web, settings, key: logs.key });
    new BackgroundProcesses(this, 'Processes', { cluster, task, securityGroup, settings, topic });
    if (settings.migration) {
      const { migration } = settings;
      new MigrationTask(this, 'Migration', { cluster, task, securityGroup, settings, migration });
    }
    const weakened = weakenedControls(settings);
    if (weakened) this.addMetadata('WeakenedControls', weakened);
    front.publish('ecs', web);
  }
}
