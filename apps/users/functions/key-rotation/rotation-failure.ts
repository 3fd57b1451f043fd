/** A failure in words of ours, which hold no secret. Messages of others are never passed on: they are not ours to vouch for. */
export class RotationFailure extends Error {
  override readonly name = 'RotationFailure';

  /** The failure as it may be logged: ours as it is, any other by its name alone. */
  static from(step: string, error: unknown): RotationFailure {
    if (error instanceof RotationFailure) return error;
    const kind = error instanceof Error ? error.name : 'an unknown error';
    return new RotationFailure(`${step} failed: ${kind}`);
  }
}
