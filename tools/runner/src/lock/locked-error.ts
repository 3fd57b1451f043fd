import { UserError } from '@hipaa-cdk/errors';
import type { LockRecord } from './lock-record';

/** Who holds a lock, in words. */
export function describeHolder({ holder, since }: LockRecord, now: number): string {
  const { user, host, process: id, command, commit } = holder;
  const of = commit ? ` of commit ${commit}` : '';
  return `${user}@${host} (process ${id}), ${command}${of}, since ${since.replace(/\.\d+Z$/, 'Z')} (${age(now - Date.parse(since))})`;
}

/** The error of whoever came second. */
export function lockedError(layer: string, environment: string, record: LockRecord, now: number): UserError {
  return new UserError({
    code: 'DEPLOY_LOCKED',
    message: `${layer} in ${environment} is being changed by ${describeHolder(record, now)}`,
    remedy: `run it again with --wait=<minutes>, or when the other one is done\na lock that nobody renews ends by itself within two minutes`,
  });
}

function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
}
