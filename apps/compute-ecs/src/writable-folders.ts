import type { aws_ecs as ecs } from 'aws-cdk-lib';
import type { EcsSettings } from '../config';

/** Where the agent that runs people's commands keeps its own files. It runs as root, whoever the program runs as. */
const EXEC_FOLDERS = ['/var/lib/amazon', '/var/log/amazon'];

/** Lets a container write to some folders of its otherwise read-only files. They last as long as the task. */
export function addWritableFolders(
  container: ecs.ContainerDefinition,
  { scratchFolders, exec }: EcsSettings,
): void {
  for (const containerPath of [...scratchFolders, ...(exec === 'off' ? [] : EXEC_FOLDERS)]) {
    const name = containerPath.slice(1).replaceAll(/[^\w-]/g, '-');
    container.taskDefinition.addVolume({ name });
    container.addMountPoints({ containerPath, sourceVolume: name, readOnly: false });
  }
}
