import { judgement } from '../../fixtures/judgement';
import type { Proof } from '../judgement/proof';
import { ledgerJson } from './ledger-json';

const proof: Proof = {
  subject: 'storage prod',
  rule: 'Fixture::Sealed',
  logicalId: 'Logs1234',
  resourceType: 'AWS::S3::Bucket',
  constructPath: 'Storage/Logs/Resource',
  property: 'Properties.Policies',
  value: undefined,
};
const read = (proofs: Proof[]) => JSON.parse(ledgerJson(judgement({ proofs }))) as Record<string, unknown[]>;

test('a proof has rule, resource, property and value', () => {
  expect(read([{ ...proof, value: { A: 1 } }])['proofs']).toEqual([{ ...proof, value: { A: 1 } }]);
});

test('a proof by absence has the value null, so that no line lacks one', () => {
  expect(read([proof])['proofs']).toEqual([{ ...proof, value: null }]);
});

test('rules that proved something are described once', () => {
  expect(read([proof, proof])['rules']).toEqual([
    { id: 'Fixture::Sealed', description: 'Buckets are closed', citations: ['45 CFR 164.312(e)(1)'] },
  ]);
});

test('rules that proved nothing are not described', () => {
  expect(read([])['rules']).toEqual([]);
});

test('the templates that were judged are named', () => {
  expect(read([])['subjects']).toEqual(['storage prod']);
});
