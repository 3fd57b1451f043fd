import { outliveNx } from './nx-gone';
import type { RunRequest, TaskReport } from './request';
import { run } from './run';

outliveNx();
// Nx's worker asks once and waits for one report per task; closing the channel ends the process. An Nx that was killed has
// closed it already, at any moment: then nobody wants to know.
process.once('message', (request: RunRequest) => {
  const report = (message: TaskReport): void => {
    if (process.connected) process.send?.(message, () => undefined);
  };
  void run(request, report).finally(() => {
    if (process.connected) process.disconnect();
  });
});
