import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OSCAL_FILES, evidenceReport, oscalDocuments } from '@hipaa-cdk/evidence';
import { exampleInput, exampleSnapshot, exampleVerdict, logoffFinding } from '@hipaa-cdk/evidence/testing';
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

test("NIST's schema refuses a document with a fault", () => {
  const documents = oscalDocuments(evidenceReport(exampleInput()));
  const text = JSON.stringify(documents[OSCAL_FILES.results]).replace('"collected"', '"gathered"');
  expect(errors(OSCAL_FILES.results, JSON.parse(text))).not.toEqual([]);
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
