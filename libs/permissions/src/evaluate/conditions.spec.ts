import { comparisonsOf, meets } from './conditions';
import { type Context, valuesOf } from './context';

const met = (condition: object, context: Context = {}): string =>
  meets(comparisonsOf(condition), valuesOf(context));
const key = 'aws:PrincipalTag/team';

describe('one value', () => {
  test.each([
    ['StringEquals', 'blue', 'blue', 'yes'],
    ['StringEquals', 'blue', 'Blue', 'no'],
    ['StringEquals', 'bl*', 'blue', 'no'],
    ['StringEqualsIgnoreCase', 'blue', 'BLUE', 'yes'],
    ['StringNotEquals', 'blue', 'red', 'yes'],
    ['StringNotEquals', 'blue', 'blue', 'no'],
    ['StringLike', 'bl*', 'blue', 'yes'],
    ['StringLike', 'bl?', 'blue', 'no'],
    ['StringLike', 'bl${*}', 'blue', 'no'],
    ['StringLike', 'bl${*}', 'bl*', 'yes'],
    ['StringNotLike', 'bl*', 'blue', 'no'],
    ['ArnLike', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:us-east-1:111122223333:topic', 'yes'],
    ['ArnEquals', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:us-east-1:444455556666:topic', 'no'],
    ['ArnNotLike', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:us-east-1:444455556666:topic', 'yes'],
    ['NumericLessThanEquals', '3600', '3600', 'yes'],
    ['NumericLessThan', '3600', '3600', 'no'],
    ['NumericGreaterThan', '1.2', '1.3', 'yes'],
    ['NumericEquals', '10', '10.0', 'yes'],
    ['NumericNotEquals', '10', '11', 'yes'],
    ['DateGreaterThan', '2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z', 'yes'],
    ['DateLessThan', '2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z', 'no'],
    ['DateEquals', '0', '1970-01-01T00:00:00Z', 'yes'],
    ['Bool', 'true', 'true', 'yes'],
    ['Bool', 'true', 'false', 'no'],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', 'yes'],
    ['IpAddress', '203.0.113.0/24', '203.0.113.9', 'yes'],
    ['IpAddress', '203.0.113.0/24', '203.0.114.9', 'no'],
    ['IpAddress', '2001:db8::/32', '2001:db8::1', 'yes'],
    ['IpAddress', '203.0.113.0/24', '2001:db8::1', 'no'],
    ['NotIpAddress', '203.0.113.0/24', '203.0.114.9', 'yes'],
    ['StringMatches', '*', 'blue', 'no'],
  ])('%s %s of %s: %s', (operator, wanted, given, expected) => {
    expect(met({ [operator]: { [key]: wanted } }, { [key]: given })).toBe(expected);
  });

  test('one of several wanted values is enough', () => {
    expect(met({ StringEquals: { [key]: ['red', 'blue'] } }, { [key]: 'blue' })).toBe('yes');
  });

  test('all lines have to be met', () => {
    const condition = { StringEquals: { [key]: 'blue', 'aws:username': 'ann' } };
    expect(met(condition, { [key]: 'blue' })).toBe('no');
    expect(met(condition, { [key]: 'blue', 'aws:username': 'ann' })).toBe('yes');
  });

  test('keys are the same in any case', () => {
    expect(met({ StringEquals: { 'AWS:principaltag/TEAM': 'blue' } }, { [key]: 'blue' })).toBe('yes');
  });
});

describe('IAM User Guide, a key that the request does not have', () => {
  test.each([
    ['StringEquals', 'no'],
    ['StringNotEquals', 'yes'],
    ['StringEqualsIfExists', 'yes'],
    ['StringNotEqualsIfExists', 'yes'],
    ['IpAddress', 'no'],
    ['ForAllValues:StringEquals', 'yes'],
    ['ForAnyValue:StringEquals', 'no'],
    ['ForAnyValue:StringNotEquals', 'no'],
  ])('%s: %s', (operator, expected) => {
    expect(met({ [operator]: { [key]: 'blue' } })).toBe(expected);
  });

  test.each([
    ['true', {}, 'yes'],
    ['true', { [key]: 'blue' }, 'no'],
    ['false', { [key]: 'blue' }, 'yes'],
    ['false', {}, 'no'],
  ])('Null %s of %p: %s', (wanted, context, expected) => {
    expect(met({ Null: { [key]: wanted } }, context)).toBe(expected);
  });
});

describe('IAM User Guide, "Set operators for multivalued context keys"', () => {
  const keys = 'aws:TagKeys';

  test.each([
    ['ForAllValues:StringEquals', ['environment', 'webserver'], 'yes'],
    ['ForAllValues:StringEquals', ['environment', 'test'], 'no'],
    ['ForAnyValue:StringEquals', ['environment', 'test'], 'yes'],
    ['ForAnyValue:StringEquals', ['test'], 'no'],
    ['ForAllValues:StringNotEquals', ['test'], 'yes'],
    ['ForAllValues:StringNotEquals', ['test', 'webserver'], 'no'],
    ['ForAnyValue:StringNotEquals', ['test', 'webserver'], 'yes'],
  ])('%s of %p: %s', (operator, given, expected) => {
    expect(met({ [operator]: { [keys]: ['environment', 'webserver'] } }, { [keys]: given })).toBe(expected);
  });
});

describe('what a template leaves open', () => {
  const account = { Ref: 'Partner' };

  test('can be met or not', () => {
    expect(met({ StringEquals: { [key]: account } }, { [key]: 'blue' })).toBe('open');
    expect(met({ StringNotEquals: { [key]: account } }, { [key]: 'blue' })).toBe('open');
  });

  test('is not met where what is known of it does not fit', () => {
    expect(met({ StringLike: { [key]: { 'Fn::Sub': 'red-${Name}' } } }, { [key]: 'blue' })).toBe('no');
  });
});
