const { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } = require('node:fs');
const { tmpdir, userInfo } = require('node:os');
const { join } = require('node:path');

const PREFIX = 'tests-';
/** What loaders of TypeScript keep there on purpose, from one process to the next. */
const KEPT = ['tsx', 'swc-node'].map((loader) => `${loader}-${process.geteuid?.() ?? userInfo().username}`);

/**
 * Gives a run of Jest a folder of its own for temporary files: those of its spec files, and of every process that they start.
 * It goes when the run ends, however its tests came out; that of a run that was killed goes with the next one.
 */
module.exports = function useFolderOfRun() {
  const around = tmpdir();
  removeForgotten(around);
  const folder = mkdtempSync(join(around, `${PREFIX}${process.pid}-`));
  // PostgreSQL refuses to run as the administrator, so other users have to get through.
  chmodSync(folder, 0o711);
  for (const name of KEPT) {
    mkdirSync(join(around, name), { recursive: true });
    symlinkSync(join(around, name), join(folder, name), 'junction');
  }
  process.env.TMPDIR = folder;
  process.on('exit', () => {
    // What was told to end just before may still write.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
};

/** Removes folders of runs whose process has ended. */
function removeForgotten(around) {
  for (const name of readdirSync(around)) {
    const [pid] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-') : [];
    if (/^\d+$/.test(pid) && !isRunning(Number(pid)))
      rmSync(join(around, name), { recursive: true, force: true });
  }
}

/** Whether a process of one's own has this number: nobody can remove the folder of somebody else. */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
