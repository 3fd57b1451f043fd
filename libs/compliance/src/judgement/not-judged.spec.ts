import { aspectsOf, notApplicable } from '@hipaa-cdk/rules';
import { subject } from '../../fixtures/subject';
import { allPacks } from '../engines/own-packs';
import { judge } from '../judge';
import { notJudged } from './not-judged';

const nothing = { rules: [], findings: [], corrected: [], proofs: [] };
const open = (result: typeof nothing, resources = { It: { Type: 'AWS::Kendra::Index' } }) =>
  notJudged([subject(resources)], result).findings.map(({ problem }) => problem);

test('every aspect of a type that no rule has looked at is said', () => {
  expect(aspectsOf('AWS::Kendra::Index')).toContain('encryption at rest');
  expect(open(nothing)).toContain('no rule looks at its encryption at rest');
});

test('a type that has nothing to judge is not said', () => {
  expect(open(nothing, { It: { Type: 'AWS::EC2::Route' } })).toEqual([]);
});

const rules = [{ id: 'A::Sealed', citations: ['45 CFR 164.312(a)(2)(iv)'] }] as never;
const place = { subject: 'storage prod', logicalId: 'It', rule: 'A::Sealed[detail]' };

test.each(['findings', 'corrected', 'proofs'])('an aspect that stands in %s has been looked at', (list) => {
  expect(open({ ...nothing, rules, [list]: [place] })).not.toContain(
    'no rule looks at its encryption at rest',
  );
});

test('a verdict on another resource, or about another aspect, is none on this', () => {
  const others = [
    { ...place, logicalId: 'Other' },
    { ...place, rule: 'A::Unknown' },
  ] as never;
  expect(open({ ...nothing, rules, proofs: others })).toContain('no rule looks at its encryption at rest');
});

test('a reviewed aspect is not said', () => {
  expect(notApplicable['AWS::SNS::Topic']?.logs).toBeDefined();
  expect(open(nothing, { It: { Type: 'AWS::SNS::Topic' } })).not.toContain('no rule looks at its logs');
});

test('whatever is reviewed is an aspect that the type has', () => {
  const unfounded = Object.entries(notApplicable).flatMap(([type, reasons]) =>
    Object.keys(reasons).filter((aspect) => !aspectsOf(type).some((one) => one === aspect)),
  );
  expect(unfounded).toEqual([]);
});

test('a type that nobody has heard of is not judged, and no failure', async () => {
  const unheard = subject({
    It: { Type: 'AWS::NeptuneGraph::GraphSnapshot' },
    Data: { Type: 'AWS::QLDB::Ledger' },
  });
  const { findings } = await judge([unheard], { packs: allPacks, libraryValidation: false });
  expect(findings.filter(({ severity }) => severity === 'not-judged')).not.toEqual([]);
});
