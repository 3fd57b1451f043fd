import { isIPv4 } from 'node:net';
import { arnParts } from '@hipaa-cdk/environments/aws-values';
import { isUnresolved } from '../reading/text';
import type { Comparison } from './conditions';

/** A line of a condition that keeps somebody out for certain. */
export interface Narrowing {
  readonly comparison: Comparison;
  /** Whether it looks at who calls, for whose resource a service calls, or from where. */
  readonly about: 'caller' | 'source' | 'place';
  /** Accounts and organisations that it still lets in; none where it names something else, such as a VPC. */
  readonly parties: readonly string[];
}

/** What one value lets in: parties by name, or nobody that has a name; undefined where it lets in too many. */
type Reading = (value: string) => readonly string[] | undefined;

interface NarrowingKey {
  readonly about: Narrowing['about'];
  readonly read: Reading;
}

/**
 * Keys that can keep strangers out, where their values are fixed.
 *
 * Source: Amazon S3 User Guide, "Blocking public access", the meaning of "public"; IAM User Guide, global condition keys.
 */
const KEYS: Readonly<Record<string, NarrowingKey>> = {
  'aws:principalaccount': { about: 'caller', read: account },
  'aws:principalarn': { about: 'caller', read: arn },
  'aws:principalorgid': { about: 'caller', read: organization },
  'aws:principalorgpaths': { about: 'caller', read: organizationPath },
  'aws:userid': { about: 'caller', read: userId },
  'kms:calleraccount': { about: 'caller', read: account },
  's3:dataaccesspointaccount': { about: 'source', read: account },
  's3:dataaccesspointarn': { about: 'source', read: arn },
  'aws:sourceaccount': { about: 'source', read: account },
  'aws:sourceowner': { about: 'source', read: account },
  'aws:sourcearn': { about: 'source', read: arn },
  'aws:sourceorgid': { about: 'source', read: organization },
  'aws:sourceorgpaths': { about: 'source', read: organizationPath },
  'aws:sourceip': { about: 'place', read: addresses },
  'aws:sourcevpc': { about: 'place', read: plain },
  'aws:sourcevpce': { about: 'place', read: plain },
  'aws:vpceaccount': { about: 'place', read: account },
  'aws:vpceorgid': { about: 'place', read: organization },
};

const EXACT: ReadonlySet<string> = new Set(['stringequals', 'stringequalsignorecase']);
const LIKE: ReadonlySet<string> = new Set([...EXACT, 'stringlike', 'arnequals', 'arnlike', 'ipaddress']);

/**
 * What a line of a condition keeps out. Nothing, where a request can do without the key (`IfExists`, `ForAllValues:`),
 * where the line names who is kept out instead of who is let in (`Not`), or where one of its values is for everybody.
 */
export function narrowingOf(comparison: Comparison): Narrowing | undefined {
  const { base, ifExists, set, wanted } = comparison;
  const key = KEYS[comparison.key.toLowerCase()];
  if (!key || ifExists || set === 'all' || !LIKE.has(base) || wanted.length === 0) return undefined;
  // Under an operator that compares whole texts a star is a star, and lets nobody in.
  const values = EXACT.has(base) ? wanted.filter((value) => !/[*?]/.test(value)) : wanted;
  const parties: string[] = [];
  for (const value of values) {
    const read = ofTheResource(value) ? [] : key.read(value);
    if (!read) return undefined;
    parties.push(...read);
  }
  return { comparison, about: key.about, parties };
}

/**
 * Whether conditions name one application, pool or repository of an identity provider, and not all of its people.
 *
 * @param provider host or ARN of the provider
 */
export function narrowsFederation(comparisons: readonly Comparison[], provider: string): boolean {
  const host = provider.includes(':oidc-provider/') ? (provider.split(':oidc-provider/')[1] ?? '') : provider;
  const isSaml = provider.includes(':saml-provider/');
  return comparisons.some(({ key, base, ifExists, set, wanted }) => {
    const [issuer = '', claim = ''] = splitClaim(key.toLowerCase());
    if (ifExists || set === 'all' || !LIKE.has(base) || wanted.length === 0) return false;
    if (isSaml) return key.toLowerCase() === 'saml:aud' && !wanted.some((value) => /[*?]/.test(value));
    const same = isUnresolved(host) || issuer === host.toLowerCase();
    return same && CLAIMS(host).has(claim) && wanted.every((value) => base !== 'stringlike' || named(value));
  });
}

/** Claims that tell one customer of a provider from another. */
function CLAIMS(host: string): ReadonlySet<string> {
  const audienceIsTheirs = /cognito-identity|accounts\.google|graph\.facebook|amazon\.com/.test(host);
  return new Set(audienceIsTheirs ? ['aud', 'sub', 'oaud', 'app_id'] : ['sub', 'repository_id']);
}

function splitClaim(key: string): readonly string[] {
  const place = key.lastIndexOf(':');
  return [key.slice(0, place), key.slice(place + 1)];
}

/** A pattern of subjects that fixes an owner and what is below: `repo:owner/name:*`, and not `repo:owner/*`. */
function named(value: string): boolean {
  const fixed = value.split(/[*?]/)[0] ?? '';
  return fixed === value || /^[\w-]+:[^/]+\/[^:]+:/.test(fixed);
}

/** A variable that stands for the account or organisation of the resource itself. */
function ofTheResource(value: string): boolean {
  return /^\$\{aws:Resource(Account|OrgID)\}$/i.test(value);
}

function account(value: string): readonly string[] | undefined {
  if (isUnresolved(value)) return [];
  return /^\d{12}$/.test(value) ? [value] : undefined;
}

function arn(value: string): readonly string[] | undefined {
  const parsed = arnParts(value);
  if (!parsed) return isUnresolved(value) && !value.startsWith('*') ? [] : undefined;
  if (parsed.account === '') return /[*?]/.test(parsed.resource) ? undefined : [];
  return account(parsed.account);
}

function organization(value: string): readonly string[] | undefined {
  if (isUnresolved(value)) return [];
  return /^o-[a-z0-9]+$/.test(value) ? [value] : undefined;
}

function organizationPath(value: string): readonly string[] | undefined {
  return organization(value.split('/')[0] ?? '');
}

function userId(value: string): readonly string[] | undefined {
  return isUnresolved(value) || /^A[A-Z0-9]{15,}(:|$)/.test(value) ? [] : undefined;
}

/** Ranges of addresses, none wider than a public range can be by S3's measure. */
function addresses(value: string): readonly string[] | undefined {
  if (isUnresolved(value)) return [];
  const [address = '', length] = value.split('/');
  return length === undefined || Number(length) >= (isIPv4(address) ? 8 : 32) ? [] : undefined;
}

function plain(value: string): readonly string[] | undefined {
  return /[*?]/.test(value) ? undefined : [];
}
