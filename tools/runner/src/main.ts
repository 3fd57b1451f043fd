import { extname } from 'node:path';
import { outliveNx } from './nx-gone';
import { TYPESCRIPT_LOADER } from './program';
import type { RunRequest, TaskReport } from './request';
import { run } from './run';

outliveNx();
// Nx's worker asks once and waits for one report per task; closing the channel ends the process. An Nx that was killed has
// closed it already, at any moment: then nobody wants to know.
process.once('message', (request: RunRequest) => {
  const report = (message: TaskReport): void => {
    if (process.connected) process.send?.(message, () => undefined);
  };
  void loaderFor(request)
    .then(() => run(request, report))
    .finally(() => {
      if (process.connected) process.disconnect();
    });
});

/** Dynamic imports of TypeScript: a synthesis does without, and their loader is a tenth of its time. */
async function loaderFor({ tasks }: RunRequest): Promise<void> {
  const isCompiled = extname(__filename) !== '.ts';
  if (isCompiled || tasks.every(({ command }) => command === 'synth')) return;
  await import(TYPESCRIPT_LOADER[1] ?? '');
}
