import { serveCommands } from '@hipaa-cdk/temporary-workspace';
import { carryOut } from '../main';

/* A process that carries out verbs in one workspace after the other: `<folder of the workspace> <verb>`. */

void serveCommands(({ args: [workspaceRoot = '', verb] }) => carryOut(workspaceRoot, verb));
