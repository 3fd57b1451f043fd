import { createHash } from 'node:crypto';
import type { ExceptedFinding } from '../exceptions/apply-exceptions';
import type { Exception } from '../exceptions/exception';
import type { Finding } from '../judgement/finding';
import { withoutDetail } from '../judgement/rule-id';
import type { SarifLocation, SarifResult, SarifSuppression } from './sarif-types';

/** One finding, or one excepted finding, as a SARIF result. */
export function sarifResult(
  finding: Finding & Partial<Pick<ExceptedFinding, 'exception'>>,
  ruleIndex: number,
  templateFile: string | undefined,
): SarifResult {
  const { rule, subject, logicalId, problem, note, remedy, severity, exception } = finding;
  const isOpen = severity === 'not-evaluable';
  const text = [`${subject}, ${logicalId || 'template'}: ${problem}`, ...(note ? [note] : []), remedy].join(
    '. ',
  );
  return {
    ruleId: withoutDetail(rule),
    ruleIndex,
    kind: isOpen ? 'open' : 'fail',
    level: isOpen ? 'none' : severity,
    message: { text },
    locations: [location(finding, templateFile)],
    partialFingerprints: { 'resourceAndRule/v1': fingerprint(finding) },
    ...(exception && { suppressions: [suppression(exception)] }),
  };
}

const LINE = /^(.+):(\d+):(\d+)$/;

/** Our own line where it is known; else the template; else the resource alone. */
function location(
  { sourceLine = '', logicalId, constructPath }: Finding,
  templateFile?: string,
): SarifLocation {
  const [, file, line, column] = LINE.exec(sourceLine) ?? [];
  const uri = file ?? templateFile;
  return {
    ...(uri && {
      physicalLocation: {
        artifactLocation: { uri: encodeURI(uri) },
        ...(file && { region: { startLine: Number(line), startColumn: Number(column) } }),
      },
    }),
    logicalLocations: [{ name: logicalId, fullyQualifiedName: constructPath ?? logicalId, kind: 'resource' }],
  };
}

/** Stays the same when code moves: made of what is wrong with which resource, not of lines. */
function fingerprint({ rule, subject, logicalId, property = '' }: Finding): string {
  return createHash('sha256')
    .update([rule, subject, logicalId, property].join('\0'))
    .digest('hex')
    .slice(0, 32);
}

function suppression({ reason, compensatingControl, owner, ticket, expires }: Exception): SarifSuppression {
  const answer = `${owner}, ${ticket}, until ${expires}`;
  return {
    kind: 'external',
    status: 'accepted',
    justification: `${reason}. Instead: ${compensatingControl}. ${answer}`,
  };
}
