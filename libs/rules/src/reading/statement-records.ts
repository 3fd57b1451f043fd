import { items } from './readings';
import { isRecord } from './value';

/** Statements of a policy document as they are written. None where the document is a token or no policy. */
export function statementRecords(document: unknown): readonly Readonly<Record<string, unknown>>[] {
  return items(typeof document === 'string' ? parsed(document) : document)
    .filter(isRecord)
    .flatMap((one) => items(one['Statement']))
    .filter(isRecord);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
