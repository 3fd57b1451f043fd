import { statfsSync } from 'node:fs';
import { UserError } from '@hipaa-cdk/errors';

/** Less than this is a full disk: the emulator's state takes a few megabytes. */
const ROOM_BYTES = 1_000_000;

/** A full disk, and a folder that is not one's own, in words; any other error as it is. */
export function inWords(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || (code === 'LOCAL_AWS_START_FAILED' && isFull(folder)))
    return new UserError({
      code: 'LOCAL_AWS_DISK_FULL',
      message: `There is no room left on the disk of ${folder}.`,
      remedy: `Make room on it, and run the command again: df -h ${folder}`,
      cause: error,
    });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new UserError({
      code: 'LOCAL_AWS_NOT_WRITABLE',
      message: `The embedded AWS cannot write in its folder: ${message}.`,
      remedy: `Make ${folder} yours, or name another folder: LOCAL_AWS_FOLDER=... npx nx ...`,
      cause: error,
    });
  return error;
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < ROOM_BYTES;
  } catch {
    return false;
  }
}

/** @param reason why the emulator could not write its state, in its own words */
export function notSaved(reason: string, folder: string): UserError {
  return new UserError({
    code: 'LOCAL_AWS_NOT_SAVED',
    message: `The embedded AWS cannot write its state (${reason}); it keeps running, so that nothing is lost.`,
    remedy: `Make room on the disk of ${folder} and run the command again, or forget everything: npx nx run local-aws:reset`,
  });
}
