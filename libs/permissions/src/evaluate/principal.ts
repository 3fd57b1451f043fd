import { arnParts } from '@hipaa-cdk/environments/aws-values';
import { type Match, match } from '../reading/glob';
import { isRecord, listOf } from '../reading/policy';
import { type KnownReferences, textOf } from '../reading/text';

/** Who makes a request. */
export interface Caller {
  /** ARN of the role, the user, or the root of an account; a host such as `ec2.amazonaws.com`; `anonymous`. */
  readonly arn: string;
  /**
   * ARN of the session, for a role that somebody has taken.
   *
   * @default - policies that name sessions do not mean this caller
   */
  readonly session?: string;
}

/** How a policy of a resource names a caller, which decides whether a boundary or a session still limits them. */
export type NamedAs = 'everybody' | 'account' | 'identity' | 'session' | 'service';

/** One entry of a `Principal`. */
export interface PrincipalEntry {
  readonly kind: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly text: string;
}

/** Entries of a `Principal` or `NotPrincipal`; a star alone is everybody. */
export function principalsOf(element: unknown, known: KnownReferences = {}): readonly PrincipalEntry[] {
  if (!isRecord(element)) return listOf(element).map((text) => ({ kind: 'AWS', text: textOf(text, known) }));
  return (['AWS', 'Service', 'Federated', 'CanonicalUser'] as const).flatMap((kind) =>
    listOf(element[kind]).map((text) => ({ kind, text: textOf(text, known) })),
  );
}

/** Account of a caller; undefined for services and strangers. */
export function accountOf({ arn }: Caller): string | undefined {
  return arnParts(arn)?.account;
}

/** How an entry means a caller, and how surely. */
export function means(
  entry: PrincipalEntry,
  caller: Caller,
): { readonly match: Match; readonly as: NamedAs } {
  const { text } = entry;
  if (entry.kind !== 'AWS') return { match: match(escaped(text), caller.arn), as: 'service' };
  if (text === '*') return { match: 'yes', as: 'everybody' };
  const account = accountOf(caller);
  if (/^\d{12}$/.test(text)) return { match: text === account ? 'yes' : 'no', as: 'account' };
  if (text.endsWith(':root')) {
    const owner = arnParts(text)?.account ?? '';
    return { match: match(owner, account ?? ''), as: 'account' };
  }
  if (caller.session !== undefined && text.includes(':assumed-role/'))
    return { match: match(escaped(text), caller.session), as: 'session' };
  const direct = match(escaped(text), caller.arn);
  return { match: direct, as: 'identity' };
}

/** IAM takes no wildcard inside of a principal. */
function escaped(text: string): string {
  return text.replaceAll('*', '\u0001').replaceAll('?', '\u0002');
}
