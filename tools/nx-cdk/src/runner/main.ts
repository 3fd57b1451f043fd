import type { RunRequest, TaskReport } from './request';
import { run } from './run';

// Nx's worker asks once and waits for one report per task; closing the channel ends the process.
process.once('message', (request: RunRequest) => {
  const report = (message: TaskReport): void => void process.send?.(message);
  void run(request, report).finally(() => process.disconnect());
});
