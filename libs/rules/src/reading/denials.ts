import { type Context, comparisonsOf, fits, meets, valuesOf } from '@hipaa-cdk/permissions';
import { statementRecords } from './policy-statements';
import { textOf } from './references';
import { isRecord, items } from './values';

/** Something that nobody is to be allowed. */
interface Denied {
  /** Actions, all of which have to be turned away. */
  readonly actions: readonly string[];
  /** Requests, all of which have to be turned away: values of the condition keys that decide. */
  readonly requests: readonly Context[];
  /**
   * Whether everything below a resource is meant, such as the objects of a bucket.
   *
   * @default false
   */
  readonly below?: boolean;
  /**
   * Condition keys by which some may be spared.
   *
   * @default - none
   */
  readonly sparing?: RegExp;
}

/**
 * Whether a policy turns somebody away for certain, whoever asks: a denial that some other condition, an exempt principal, a
 * narrower action or a narrower resource limits is none. Conditions are evaluated as IAM does it.
 */
export function denies(document: unknown, denied: Denied): boolean {
  const statements = statementRecords(document).filter(
    (one) => one['Effect'] === 'Deny' && isForEverybody(one),
  );
  return denied.actions.every((action) =>
    denied.requests.every((request) =>
      statements.some(
        (statement) =>
          isAbout(statement, action) &&
          (denied.below !== true || coversBelow(statement)) &&
          isMet(statement, request, denied.sparing),
      ),
    ),
  );
}

function isForEverybody({ Principal: principal, NotPrincipal }: Readonly<Record<string, unknown>>): boolean {
  if (NotPrincipal !== undefined) return false;
  return items(principal)
    .flatMap((one) => (isRecord(one) ? items(one['AWS']) : [one]))
    .includes('*');
}

function isAbout({ Action, NotAction }: Readonly<Record<string, unknown>>, action: string): boolean {
  const named = (list: unknown): boolean =>
    items(list).some((pattern) => fits(String(textOf(pattern)).toLowerCase(), action.toLowerCase()));
  return NotAction === undefined ? named(Action) : !named(NotAction);
}

/** Whether a statement takes in all that is below a resource: `*`, or everything behind its name. */
function coversBelow({ Resource, NotResource }: Readonly<Record<string, unknown>>): boolean {
  return (
    NotResource === undefined &&
    items(Resource).some((one) => /^\*$|^[^/]*\/\*$|^[^/]*\*$/.test(textOf(one) ?? ''))
  );
}

/** A line about anything else than the request that is meant would spare those who do not meet it. */
function isMet(
  { Condition }: Readonly<Record<string, unknown>>,
  request: Context,
  sparing: RegExp | undefined,
): boolean {
  const lines = comparisonsOf(Condition).filter(({ key }) => sparing?.test(key) !== true);
  const keys = Object.keys(request).map((key) => key.toLowerCase());
  return (
    lines.every(({ key }) => keys.includes(key.toLowerCase())) && meets(lines, valuesOf(request)) === 'yes'
  );
}

const objectActions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];

const plain: Context = { 'aws:SecureTransport': 'false' };

/** Whether a policy of a bucket turns away everybody whose request is not encrypted on its way. */
export function bucketDeniesPlainTransport(document: unknown): boolean {
  return denies(document, { actions: objectActions, requests: [plain], below: true });
}

/** Whether a policy of a bucket turns away everybody whose TLS is older than 1.2. */
export function bucketDeniesOldTls(document: unknown): boolean {
  const requests = ['1.0', '1.1'].map((version) => ({ 's3:TlsVersion': version }));
  return denies(document, { actions: objectActions, requests, below: true });
}

/** Whether a policy turns away everybody who does something without encryption on the way. */
export function deniesPlainTransport(document: unknown, ...actions: readonly string[]): boolean {
  return denies(document, { actions, requests: [plain] });
}
