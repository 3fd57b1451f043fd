import { items } from './readings';
import { statementRecords } from './statement-records';
import { isRecord, numberOf, written } from './value';

/** A statement of a resource policy with lists where a policy may have one value. */
export interface PolicyStatement {
  readonly effect: unknown;
  /** `*` also where it is written as `{ "AWS": "*" }`. */
  readonly principals: readonly unknown[];
  readonly services: readonly unknown[];
  readonly actions: readonly string[];
  /** Operator, such as `Bool`, to keys and values. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** Statements of a policy document, however it is written. None where the document is a token. */
export function policyStatements(document: unknown): readonly PolicyStatement[] {
  return statementRecords(document).map((statement) => ({
    effect: statement['Effect'],
    principals: principals(statement['Principal']),
    services: isRecord(statement['Principal']) ? items(statement['Principal']['Service']) : [],
    actions: items(statement['Action']).map((action) => String(action).toLowerCase()),
    conditions: isRecord(statement['Condition']) ? statement['Condition'] : {},
  }));
}

/** Whether a statement is about everybody, under whatever conditions. */
export function meansEverybody({ principals }: PolicyStatement): boolean {
  return principals.includes('*');
}

/** Whether a policy turns away everybody whose request is not encrypted on its way. */
export function deniesPlainTransport(document: unknown): boolean {
  return policyStatements(document).some(
    (statement) =>
      statement.effect === 'Deny' &&
      meansEverybody(statement) &&
      /"aws:securetransport":\[?"?false"?\]?/i.test(written(statement.conditions['Bool'])),
  );
}

/** Whether a policy of a bucket turns away everybody whose TLS is older than 1.2. */
export function deniesOldTls(document: unknown): boolean {
  return policyStatements(document).some((statement) => {
    const operator = statement.conditions['NumericLessThan'];
    const version = isRecord(operator) ? items(operator['s3:TlsVersion'])[0] : undefined;
    return statement.effect === 'Deny' && meansEverybody(statement) && (numberOf(version) ?? 0) >= 1.2;
  });
}

function principals(value: unknown): readonly unknown[] {
  return isRecord(value) && 'AWS' in value ? items(value['AWS']) : items(value);
}
