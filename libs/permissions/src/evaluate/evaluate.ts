import { arnParts } from '@hipaa-cdk/environments/aws-values';
import type { PolicyDocument, Statement } from '../reading/policy';
import { isKnownAction } from '../reference/service-reference';
import { type Context, valuesOf } from './context';
import { type Caller, accountOf } from './principal';
import {
  type Applies,
  CLOSEST,
  type Question,
  type ReadStatement,
  applies,
  readStatements,
} from './statement';

/** One call to AWS. */
export interface AccessRequest {
  readonly caller: Caller;
  /** Such as `s3:GetObject`. */
  readonly action: string;
  /** ARN, or `*` for an action that names none. */
  readonly resource: string;
  /**
   * Account that has the resource.
   *
   * @default - the account in the ARN, else that of the caller
   */
  readonly resourceAccount?: string;
  /**
   * Values of condition keys. What the ARNs of caller and resource say is added.
   *
   * @default - none but those
   */
  readonly context?: Context;
}

/** Policies that have a say. Kinds that are left out limit nothing, and allow nothing. */
export interface PolicySet {
  /** Those of the identity itself. */
  readonly identity?: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  /** Those given when the session was made. */
  readonly session?: readonly PolicyDocument[];
  /** Control policies of the organisation. */
  readonly organization?: readonly PolicyDocument[];
  /** The policy of the resource, of the key, or the trust policy of the role. */
  readonly resource?: PolicyDocument;
  /**
   * Whether only the resource's policy lets anybody in, as for keys and roles: without it not even the account's own.
   *
   * @default - as the service of the action has it
   */
  readonly resourceDecides?: boolean;
}

/** Kinds of policies, in the words of AWS. */
export type PolicyKind = 'identity' | 'boundary' | 'session' | 'organization' | 'resource';

/** What came out. */
export interface Decision {
  /** Whether the call is allowed for certain, whatever a template still leaves open. */
  readonly allowed: boolean;
  /** Whether the call is allowed for one value at least of what a template leaves open. */
  readonly possible: boolean;
  readonly because: 'allowed' | 'denied by a statement' | 'allowed by nobody' | 'unknown action';
  /** Kind of policy that denies, or that would have to allow and does not; that allows, where it is allowed. */
  readonly by?: PolicyKind;
  /** The statement that decides. */
  readonly statement?: Statement;
}

/** How what is open counts: against the call, or for it. */
type Reading = 'certain' | 'possible';

/**
 * Decides one call as AWS does: a denial anywhere ends it; every kind that limits has to allow it; and the identity or
 * the resource has to allow it, both of them from one account to another.
 *
 * Source: IAM User Guide, "Policy evaluation logic".
 *
 * @param unlisted actions that AWS has and the reference does not; every other action that it does not have is denied
 */
export function evaluate(
  request: AccessRequest,
  policies: PolicySet,
  unlisted: ReadonlySet<string> = new Set(),
): Decision {
  if (!isKnownAction(request.action) && !unlisted.has(request.action))
    return { allowed: false, possible: false, because: 'unknown action' };
  const question = questionOf(request);
  const certain = decide(request, policies, question, 'certain');
  const possible = certain.allowed || decide(request, policies, question, 'possible').allowed;
  return { ...certain, possible };
}

type Verdict = Omit<Decision, 'possible'>;

function decide(request: AccessRequest, policies: PolicySet, question: Question, reading: Reading): Verdict {
  const denial = denialIn(policies, question, reading);
  if (denial) return denial;
  const { identity = [], organization, resource } = policies;
  const allow = (documents: readonly PolicyDocument[]): Found | undefined =>
    found('Allow', documents, question, reading);
  if (organization && !allow(organization)) return nobody('organization');
  const byResource = resource && closest(resource, question, reading);
  const limited = limitedBy(policies, byResource, allow);
  const byIdentity = limited ? undefined : allow(identity);
  return combine({ request, policies, byResource, byIdentity, limited });
}

function denialIn(policies: PolicySet, question: Question, reading: Reading): Verdict | undefined {
  const { identity, boundary, session, organization, resource } = policies;
  const kinds: readonly [PolicyKind, readonly PolicyDocument[] | undefined][] = [
    ['organization', organization],
    ['resource', resource && [resource]],
    ['identity', identity],
    ['boundary', boundary && [boundary]],
    ['session', session],
  ];
  for (const [by, documents = []] of kinds) {
    const statement = found('Deny', documents, question, reading)?.read.statement;
    if (statement) return { allowed: false, because: 'denied by a statement', by, statement };
  }
  return undefined;
}

/** A boundary or a session that does not allow the call; undefined where neither limits it. */
function limitedBy(
  { boundary, session }: PolicySet,
  byResource: Found | undefined,
  allow: (documents: readonly PolicyDocument[]) => Found | undefined,
): PolicyKind | undefined {
  // A resource that names the very session asks neither of its policies.
  if (byResource?.applies.as === 'session') return undefined;
  if (boundary && !allow([boundary])) return 'boundary';
  return session && !allow(session) ? 'session' : undefined;
}

interface Combination {
  readonly request: AccessRequest;
  readonly policies: PolicySet;
  readonly byResource: Found | undefined;
  readonly byIdentity: Found | undefined;
  readonly limited: PolicyKind | undefined;
}

function combine(combination: Combination): Verdict {
  const { request, policies, byResource } = combination;
  const account = accountOf(request.caller);
  if (account === undefined) return byResource ? yes('resource', byResource) : nobody('resource');
  const same = account === resourceAccountOf(request);
  const decides = policies.resourceDecides ?? resourceDecides(request.action, policies);
  return same && !decides ? eitherAllows(combination) : resourceMustAllow(combination, same);
}

/** In one account the identity or the resource is enough. */
function eitherAllows({ request, byResource, byIdentity, limited }: Combination): Verdict {
  if (byIdentity) return yes('identity', byIdentity);
  const itself = namedItself(byResource);
  // A user whom the resource names is not limited by what the boundary does not allow; a role is.
  const isUser = request.caller.arn.includes(':user/') && itself?.applies.as === 'identity';
  if (itself && (!limited || (isUser && limited === 'boundary'))) return yes('resource', itself);
  return nobody(limited ?? 'identity');
}

function resourceMustAllow({ byResource, byIdentity, limited }: Combination, same: boolean): Verdict {
  if (!byResource) return nobody('resource');
  const itself = namedItself(byResource);
  if (same && itself && !limited) return yes('resource', itself);
  return byIdentity ? yes('identity', byIdentity) : nobody(limited ?? 'identity');
}

/** An account that is named may hand on what it is given; whom it gives it to, policies of identities say. */
function namedItself(byResource: Found | undefined): Found | undefined {
  return byResource?.applies.as === 'account' ? undefined : byResource;
}

/** Keys and roles belong to nobody whom their own policy does not let in. */
function resourceDecides(action: string, { resource }: PolicySet): boolean {
  const name = action.toLowerCase();
  return name.startsWith('sts:assumerole') || (name.startsWith('kms:') && resource !== undefined);
}

function resourceAccountOf({ caller, resource, resourceAccount }: AccessRequest): string | undefined {
  const written = arnParts(resource)?.account;
  if (resourceAccount !== undefined) return resourceAccount;
  return written === undefined || written === '' ? accountOf(caller) : written;
}

function questionOf(request: AccessRequest): Question {
  const { caller, action, resource, context = {} } = request;
  const account = accountOf(caller);
  const owner = resourceAccountOf(request);
  const user = /:user\/(?:.*\/)?([^/]+)$/.exec(caller.arn)?.[1];
  return {
    caller,
    action: action.toLowerCase(),
    resource,
    values: valuesOf({
      ...(account !== undefined && { 'aws:PrincipalArn': caller.arn, 'aws:PrincipalAccount': account }),
      ...(owner !== undefined && { 'aws:ResourceAccount': owner }),
      ...(user !== undefined && { 'aws:username': user }),
      ...context,
    }),
  };
}

interface Found {
  readonly read: ReadStatement;
  readonly applies: Applies;
}

/** The first statement of an effect that is about the call; what is open counts for it or against it. */
function found(
  effect: ReadStatement['effect'],
  documents: readonly PolicyDocument[],
  question: Question,
  reading: Reading,
): Found | undefined {
  const openCounts = (effect === 'Allow') === (reading === 'possible');
  for (const document of documents) {
    for (const read of readStatements(document)) {
      if (read.effect !== effect) continue;
      const one = applies(read, question);
      if (one.match === 'yes' || (openCounts && one.match === 'open')) return { read, applies: one };
    }
  }
  return undefined;
}

/** The statement of a resource's policy that lets the caller in by the closest name. */
function closest(resource: PolicyDocument, question: Question, reading: Reading): Found | undefined {
  const allowing = readStatements(resource)
    .map(({ statement }) => found('Allow', [{ Statement: statement }], question, reading))
    .filter((one) => one !== undefined);
  return CLOSEST.map((as) => allowing.find(({ applies: { as: named } }) => named === as)).find(Boolean);
}

function yes(by: PolicyKind, { read }: Found): Verdict {
  return { allowed: true, because: 'allowed', by, statement: read.statement };
}

function nobody(by: PolicyKind): Verdict {
  return { allowed: false, because: 'allowed by nobody', by };
}
