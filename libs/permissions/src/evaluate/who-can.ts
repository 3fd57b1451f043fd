import { arnParts } from '@hipaa-cdk/environments/aws-values';
import { type PolicyDocument, type Statement, statementsOf } from '../reading/policy';
import { isUnresolved } from '../reading/text';
import { type Comparison, comparisonsOf } from './conditions';
import { type Narrowing, narrowingOf, narrowsFederation } from './narrowing';
import { type PrincipalEntry, principalsOf } from './principal';

/** Who is not a stranger. */
export interface KnownParties {
  /** Account numbers. */
  readonly accounts: readonly string[];
  /**
   * Ids of organisations, such as `o-a1b2c3d4e5`.
   *
   * @default - none
   */
  readonly organizations?: readonly string[];
}

/** Whom the statements of a policy let in. What they deny is not taken off. */
export interface Reach {
  /** Anybody with any account of AWS, or with none. */
  readonly everybody: boolean;
  /** Accounts and organisations that are not known. */
  readonly strangers: readonly string[];
  /** Hosts of services that may come in the name of any account: nothing says whose resource makes them call. */
  readonly unboundServices: readonly string[];
  /** Identity providers all of whose people are let in, and not those of one repository, pool or application. */
  readonly unboundProviders: readonly string[];
  /** Principals that the template leaves open, such as a parameter. */
  readonly open: readonly string[];
  /** Lines of conditions that keep somebody out. */
  readonly narrowedBy: readonly Comparison[];
}

/** Whom a policy of a resource, or a trust policy, lets in. */
export function whoCan(policy: PolicyDocument | Statement, known: KnownParties): Reach {
  const statements = 'Effect' in policy ? [policy as Statement] : statementsOf(policy);
  const reaches = statements
    .filter(({ Effect }) => Effect === 'Allow')
    .map((statement) => reachOf(statement, known));
  const all = <T>(part: (reach: Reach) => readonly T[]): T[] => [...new Set(reaches.flatMap(part))];
  return {
    everybody: reaches.some(({ everybody }) => everybody),
    strangers: all((reach) => reach.strangers),
    unboundServices: all((reach) => reach.unboundServices),
    unboundProviders: all((reach) => reach.unboundProviders),
    open: all((reach) => reach.open),
    narrowedBy: all((reach) => reach.narrowedBy),
  };
}

/** Whether nobody but parties that are known is let in, and services that come for them. */
export function isClosed(reach: Reach): boolean {
  const { everybody, strangers, unboundServices, unboundProviders, open } = reach;
  return (
    !everybody && [strangers, unboundServices, unboundProviders, open].every((list) => list.length === 0)
  );
}

function reachOf(statement: Statement, known: KnownParties): Reach {
  const { Principal, NotPrincipal, Condition } = statement;
  const comparisons = comparisonsOf(Condition);
  const narrowings = comparisons.map((one) => narrowingOf(one)).filter((one) => one !== undefined);
  // Everybody but those who are named.
  const entries: readonly PrincipalEntry[] =
    NotPrincipal === undefined ? principalsOf(Principal) : [{ kind: 'AWS', text: '*' }];
  const parts = entries.map((entry) => reachOfEntry(entry, { comparisons, narrowings, known }));
  const all = (name: keyof Part): string[] => [...new Set(parts.flatMap((part) => part[name] ?? []))];
  return {
    everybody: all('everybody').length > 0,
    strangers: all('strangers'),
    unboundServices: all('unboundServices'),
    unboundProviders: all('unboundProviders'),
    open: all('open'),
    narrowedBy: narrowings.map(({ comparison }) => comparison),
  };
}

interface Part {
  readonly everybody?: readonly string[];
  readonly strangers?: readonly string[];
  readonly unboundServices?: readonly string[];
  readonly unboundProviders?: readonly string[];
  readonly open?: readonly string[];
}

interface Conditions {
  readonly comparisons: readonly Comparison[];
  readonly narrowings: readonly Narrowing[];
  readonly known: KnownParties;
}

function reachOfEntry(entry: PrincipalEntry, conditions: Conditions): Part {
  const { text } = entry;
  const { comparisons, narrowings, known } = conditions;
  switch (entry.kind) {
    case 'Service':
      return narrowings.some(({ about }) => about !== 'caller')
        ? strangersIn(narrowings, known)
        : { unboundServices: [text] };
    case 'Federated':
      return narrowsFederation(comparisons, text) ? {} : { unboundProviders: [text] };
    default:
      return reachOfIdentity(text, conditions);
  }
}

function reachOfIdentity(text: string, { narrowings, known }: Conditions): Part {
  if (isEverybody(text))
    return narrowings.length > 0 ? strangersIn(narrowings, known) : { everybody: [text] };
  if (isUnresolved(text)) return isOwn(text) ? {} : { open: [text] };
  const account = /^\d{12}$/.test(text) ? text : arnParts(text)?.account;
  if (account === undefined || known.accounts.includes(account)) return {};
  return keptToKnown(narrowings, known) ? {} : { strangers: [account === '' ? text : account] };
}

/** A star, alone or where an account stands, whichever type of principal it is. */
function isEverybody(text: string): boolean {
  return text === '*' || /[*?]/.test(arnParts(text)?.account ?? '');
}

/** Roles and users of the template itself, and what carries the number of its own account. */
function isOwn(text: string): boolean {
  return text.includes('⟦AWS::AccountId⟧') || /^⟦[^⟧]+\.(Arn|UserId|S3CanonicalUserId)⟧$/.test(text);
}

/** Conditions are met together: one that names nobody but known parties is enough. */
function keptToKnown(narrowings: readonly Narrowing[], known: KnownParties): boolean {
  return narrowings.some((narrowing) => strangersOf(narrowing, known).length === 0);
}

function strangersIn(narrowings: readonly Narrowing[], known: KnownParties): Part {
  if (keptToKnown(narrowings, known)) return {};
  return { strangers: narrowings.flatMap((narrowing) => strangersOf(narrowing, known)) };
}

function strangersOf({ parties }: Narrowing, { accounts, organizations = [] }: KnownParties): string[] {
  return parties.filter((party) => !accounts.includes(party) && !organizations.includes(party));
}
