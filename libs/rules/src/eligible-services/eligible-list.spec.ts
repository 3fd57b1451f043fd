import { UserError } from '@hipaa-cdk/errors';
import { smallList } from '../testing/small-list';
import { eligibleList, loadEligibleList } from './eligible-list';

function problemsOf(data: unknown): string {
  try {
    loadEligibleList(data);
  } catch (error) {
    if (UserError.is(error) && error.code === 'ELIGIBLE_LIST_INVALID') return error.message;
    throw error;
  }
  throw new Error('the list was taken');
}

const [queue, scaling] = smallList.services;

test('the list of this repository is taken', () => {
  expect(eligibleList().listDate).toBe('2026-05-22');
});

test('the list of this repository is checked once', () => {
  expect(eligibleList()).toBe(eligibleList());
});

test('a right list comes back as it is', () => {
  expect(loadEligibleList(smallList)).toEqual(smallList);
});

test.each(['22.05.2026', '2026-02-30', '2026-13-01', ''])('the list date %p is refused', (listDate) => {
  expect(problemsOf({ ...smallList, listDate })).toMatch(/listDate: expected a day/);
});

test('what was given instead of a date is told', () => {
  expect(problemsOf({ ...smallList, listDate: 'May' })).toContain('got "May"');
});

test('a limit of age that is no number of days is refused', () => {
  expect(problemsOf({ ...smallList, oldAfterDays: 0 })).toContain('oldAfterDays: expected a number of days');
});

test.each(['sqs', 'AWS::SQS', 'S', 'S Q S'])('the namespace %p is refused', (namespace) => {
  expect(problemsOf({ ...smallList, services: [{ ...queue, namespaces: [namespace] }] })).toContain(
    'services[0].namespaces[0]: expected the middle of a type name',
  );
});

test.each(['SQS', 'sqs:*', 'sqs-', 's q s'])('the service prefix %p is refused', (prefix) => {
  expect(problemsOf({ ...smallList, services: [{ ...queue, prefixes: [prefix] }] })).toContain(
    'services[0].prefixes[0]: expected an IAM service prefix',
  );
});

test.each(['SQS::Queue', 'AWS::SQS', 'AWS::SQS::*V*'])('the type %p off the list is refused', (type) => {
  expect(problemsOf({ ...smallList, offList: [{ types: [type], reason: 'r', actions: [] }] })).toContain(
    'offList[0].types[0]: expected a type',
  );
});

test('a word that the list does not know is refused', () => {
  expect(problemsOf({ ...smallList, date: '2026-01-01' })).toContain('"date"');
});

test('a list that is no list is refused', () => {
  expect(problemsOf('services')).toContain('expected object');
});

test('a service that is named twice is refused', () => {
  expect(problemsOf({ ...smallList, services: [queue, scaling, queue] })).toContain(
    'services[2].name: named before',
  );
});

test('a group that is named twice is refused', () => {
  const [labels] = smallList.supporting;
  expect(problemsOf({ ...smallList, supporting: [labels, { ...labels, namespaces: [] }] })).toContain(
    'supporting[1].name: named before',
  );
});

test('a namespace twice in one service is refused', () => {
  expect(problemsOf({ ...smallList, services: [{ ...queue, namespaces: ['SQS', 'SQS'] }] })).toContain(
    'services[0].namespaces[1]: "SQS" stands in the entry twice',
  );
});

test('a prefix twice in one service is refused', () => {
  expect(problemsOf({ ...smallList, services: [{ ...queue, prefixes: ['sqs', 'sqs'] }] })).toContain(
    'services[0].prefixes[1]: "sqs" stands in the entry twice',
  );
});

test('a namespace that is listed and supporting is refused', () => {
  const supporting = [{ name: 'Labels', namespaces: ['SQS'], prefixes: [] }];
  expect(problemsOf({ ...smallList, supporting })).toContain(
    'supporting: namespace "SQS" has a standing already',
  );
});

test('a namespace that is listed and not listed is refused', () => {
  expect(problemsOf({ ...smallList, notListed: ['SQS'] })).toContain(
    'notListed: namespace "SQS" has a standing already',
  );
});

test('a namespace that nobody could call is refused', () => {
  expect(problemsOf({ ...smallList, services: [{ ...queue, prefixes: [] }] })).toContain(
    'services[0].prefixes: empty, expected the IAM service prefix of "SQS"',
  );
});

test('a namespace is callable when another service of it has the prefix', () => {
  const services = [queue, { name: 'Q', namespaces: ['SQS'], prefixes: [] }];
  expect(loadEligibleList({ ...smallList, services }).services).toHaveLength(2);
});

test('problems of shape are told all at once', () => {
  const text = problemsOf({ ...smallList, listDate: 'May', services: [{ ...queue, namespaces: ['sqs'] }] });
  expect(text.match(/✖/g)).toHaveLength(2);
});

test('contradictions are told all at once', () => {
  const text = problemsOf({ ...smallList, services: [queue, queue], notListed: ['SQS'] });
  expect(text.match(/✖/g)).toHaveLength(2);
});
