import { statementRecords } from './statement-records';

const one = { Effect: 'Allow', Action: 's3:GetObject' };

test.each([
  ['a list', { Statement: [one] }],
  ['a single statement', { Statement: one }],
  ['a condition', { Statement: [{ 'Fn::If': ['Live', one, { Ref: 'AWS::NoValue' }] }] }],
  ['JSON text', JSON.stringify({ Statement: [one] })],
])('statements in %s are read', (_kind, document) => expect(statementRecords(document)).toEqual([one]));

test.each([[undefined], [{}], ['not json'], [{ Statement: 'x' }], [{ Ref: 'Policy' }]])(
  '%j has none',
  (document) => {
    expect(statementRecords(document)).toEqual([]);
  },
);
