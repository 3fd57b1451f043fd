/** Statuses of a stack that holds what its last deploy wanted. */
const SOUND: ReadonlySet<string> = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE']);

/** Statuses of a stack that has never been up: the next deploy creates it. */
const NEVER_UP: ReadonlySet<string> = new Set([
  'REVIEW_IN_PROGRESS',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'CREATE_FAILED',
]);

/** Whether the stack holds what its last deploy wanted. */
export function isSound(status: string): boolean {
  return SOUND.has(status);
}

/** Whether the stack has been up at some time, so that the next deploy updates it. */
export function hasBeenUp(status: string): boolean {
  return !NEVER_UP.has(status);
}
