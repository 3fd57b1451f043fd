import { RotationFailure } from './rotation-failure';

/** An access key as the secret keeps it. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Reads what is kept in a version of the secret.
 *
 * @returns undefined for the text that the secret begins with, which opens nothing
 * @throws RotationFailure for anything else: it could be a key, which must not be taken for none
 */
export function parseKey(text: string): AccessKey | undefined {
  const value = parsed(text);
  const { accessKeyId, secretAccessKey } = value;
  if (accessKeyId === '') return undefined;
  if (typeof accessKeyId === 'string' && typeof secretAccessKey === 'string')
    return { accessKeyId, secretAccessKey };
  throw new RotationFailure(
    'the secret holds something else than an access key; expected nobody to write to it',
  );
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
