import type { EcsSettings } from '../config';
import { memoryProblem } from './fargate-size';

/** A condition over several settings; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly setting: keyof EcsSettings;
  readonly problem: (settings: EcsSettings) => string | false | undefined;
}

/** What only shows when settings are seen together. */
export const settingRules: readonly SettingRule[] = [
  { setting: 'memoryMiB', problem: ({ cpu, memoryMiB }) => memoryProblem(cpu, memoryMiB) },
  {
    setting: 'minTasks',
    problem: ({ minTasks, maxTasks }) =>
      minTasks > maxTasks && `expected no more than maxTasks, which is ${maxTasks}`,
  },
  {
    setting: 'requestsPerTask',
    problem: ({ deployment, requestsPerTask }) =>
      deployment === 'blue-green' &&
      requestsPerTask !== 'any' &&
      'requests are counted for one of the two groups of tasks only; expected "any" with blue-green deployments',
  },
  {
    setting: 'scratchFolders',
    problem: ({ scratchFolders }) =>
      new Set(scratchFolders).size < scratchFolders.length && 'a folder is listed twice; expected each once',
  },
];
