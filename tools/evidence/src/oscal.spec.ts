import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OSCAL_FILES, evidenceReport, oscalDocuments } from '@hipaa-cdk/evidence';
import {
  exampleInput,
  exampleSnapshot,
  exampleVerdict,
  logoffFinding,
  logoffProof,
} from '@hipaa-cdk/evidence/testing';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const SCHEMAS = {
  [OSCAL_FILES.catalog]: 'catalog',
  [OSCAL_FILES.plan]: 'assessment-plan',
  [OSCAL_FILES.results]: 'assessment-results',
  [OSCAL_FILES.components]: 'component',
} as const;

function validator(schema: string): ValidateFunction {
  // NIST's schemas hold keywords of their own in places where Ajv expects none.
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const file = join(__dirname, '../oscal-schemas', `oscal_${schema}_schema.json`);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
}

const validators = Object.fromEntries(
  Object.entries(SCHEMAS).map(([file, schema]) => [file, validator(schema)]),
);

function errors(file: string, document: unknown): unknown {
  validators[file]?.(document);
  return validators[file]?.errors ?? [];
}

const exceptedFinding = {
  ...logoffFinding,
  logicalId: 'Pool',
  exception: {
    rules: [logoffFinding.rule],
    layer: 'auth',
    resources: ['Pool'],
    reason: 'a device without a keyboard',
    owner: 'auth-team',
    ticket: 'EX-1',
    expires: '2027-01-31',
    compensatingControl: 'the device is locked in',
  },
};
const inputs = {
  'a deployed state': exampleInput(),
  'a draft with findings and exceptions': exampleInput({
    snapshot: undefined,
    verdicts: [exampleVerdict({ findings: [logoffFinding], excepted: [exceptedFinding] })],
  }),
  'a local AWS': exampleInput({ snapshot: exampleSnapshot({ taken: 'local AWS' }) }),
  'nothing at all': exampleInput({ verdicts: [], layers: [], inventory: { resources: [], layers: {} } }),
};

describe.each(Object.entries(inputs))("the documents of %s pass NIST's schema", (_name, input) => {
  const documents = oscalDocuments(evidenceReport(input));
  test.each(Object.keys(SCHEMAS))('%s', (file) => {
    expect(errors(file, documents[file])).toEqual([]);
  });
});

test.each([
  [OSCAL_FILES.results, 'collected', 'gathered'],
  [OSCAL_FILES.plan, 'import-ssp', 'import-plan'],
  [OSCAL_FILES.components, 'control-implementations', 'controls'],
  [OSCAL_FILES.catalog, 'oscal-version', 'version-of-oscal'],
])("NIST's schema refuses %s with %s called %s", (file, name, other) => {
  const text = JSON.stringify(oscalDocuments(evidenceReport(exampleInput()))[file]);
  expect(text).toContain(`"${name}"`);
  expect(errors(file, JSON.parse(text.replace(`"${name}"`, `"${other}"`)))).not.toEqual([]);
});

/** Ids that a document gives, wherever they stand. */
function given(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { uuid } = value as { uuid?: unknown };
  return [...(typeof uuid === 'string' ? [uuid] : []), ...Object.values(value).flatMap(given)];
}

test('no id is given twice, also where a rule proved several parts of one property', () => {
  const proofs = [logoffProof, { ...logoffProof, value: 10 }, { ...logoffProof, value: 5 }];
  const input = exampleInput({ verdicts: [exampleVerdict({ proofs })] });
  for (const document of Object.values(oscalDocuments(evidenceReport(input)))) {
    const ids = given(document);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  }
});

interface Results {
  readonly observations: readonly { uuid: string; subjects?: readonly { 'subject-uuid': string }[] }[];
  readonly risks?: readonly { uuid: string }[];
  readonly findings: readonly {
    target: { 'target-id': string; status: { state: string } };
    'related-observations'?: readonly { 'observation-uuid': string }[];
    'related-risks'?: readonly { 'risk-uuid': string }[];
  }[];
  readonly 'local-definitions': { 'inventory-items': readonly { uuid: string }[] };
}

test('nothing is named that is not there, and nothing is said to be satisfied', () => {
  const documents = oscalDocuments(evidenceReport(inputs['a draft with findings and exceptions']));
  const { results } = (documents[OSCAL_FILES.results] as { 'assessment-results': { results: Results[] } })[
    'assessment-results'
  ];
  const [{ observations, risks = [], findings, 'local-definitions': local } = {} as Results] = results;
  const ids = new Set([...observations, ...risks, ...local['inventory-items']].map(({ uuid }) => uuid));
  const named = [
    ...observations.flatMap(({ subjects = [] }) => subjects.map((one) => one['subject-uuid'])),
    ...findings.flatMap((one) => one['related-observations']?.map((each) => each['observation-uuid']) ?? []),
    ...findings.flatMap((one) => one['related-risks']?.map((each) => each['risk-uuid']) ?? []),
  ];
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(findings.map(({ target }) => target.status.state))).toEqual(new Set(['not-satisfied']));
  const catalog = JSON.stringify(documents[OSCAL_FILES.catalog]);
  expect(findings.filter(({ target }) => !catalog.includes(`"${target['target-id']}"`))).toEqual([]);
});

test('the same input makes the same documents, byte for byte', () => {
  const write = () => JSON.stringify(oscalDocuments(evidenceReport(exampleInput())));
  expect(write()).toBe(write());
});
