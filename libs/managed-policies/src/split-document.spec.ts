import { estimatedSize } from './estimated-size';
import { policyDocument } from './policy-document';
import { splitDocument } from './split-document';

const statement = (more: object = {}) => ({ Effect: 'Allow', Action: 's3:Get', Resource: '*', ...more });
const document = (...statements: object[]) =>
  policyDocument({ Version: '2012-10-17', Statement: statements });
const many = (count: number) => Array.from({ length: count }, (_, index) => `resource-${index}`);
const statements = (parts: ReturnType<typeof splitDocument>) => parts.flatMap((part) => part.Statement);

test('a short document stays whole', () => {
  expect(splitDocument(document(statement(), statement()))).toEqual([document(statement(), statement())]);
});

test('an empty document stays one document', () => {
  expect(splitDocument(document())).toEqual([document()]);
});

test('a document of exactly the limit stays whole', () => {
  const whole = document(statement({ Sid: 'A' }), statement({ Sid: 'B' }));
  expect(splitDocument(whole, estimatedSize(whole) + 1)).toHaveLength(1);
});

test('statements keep their order over the parts', () => {
  const sids = ['A', 'B', 'C', 'D'];
  const parts = splitDocument(document(...sids.map((Sid) => statement({ Sid }))), 180);
  expect(statements(parts).map(({ Sid }) => Sid)).toEqual(sids);
  expect(parts.length).toBeGreaterThan(1);
});

test('every part is within the limit and has the version', () => {
  const parts = splitDocument(document(statement({ Resource: many(60) }), statement()), 400);
  for (const part of parts) {
    expect(estimatedSize(part)).toBeLessThanOrEqual(400);
    expect(part.Version).toBe('2012-10-17');
  }
});

test('a long statement is cut between its resources', () => {
  const parts = splitDocument(document(statement({ Resource: many(60) })), 400);
  expect(parts.length).toBeGreaterThan(1);
  expect(statements(parts).flatMap(({ Resource: resource }) => resource)).toEqual(many(60));
});

test('a statement that is cut keeps everything else', () => {
  const condition = { Bool: { 'aws:SecureTransport': 'true' } };
  const parts = splitDocument(
    document(statement({ Effect: 'Deny', Condition: condition, Resource: many(60) })),
    400,
  );
  for (const part of statements(parts)) {
    expect(part).toMatchObject({ Effect: 'Deny', Action: 's3:Get', Condition: condition });
  }
});

test('a statement on one resource is cut between its actions', () => {
  const parts = splitDocument(document(statement({ Action: many(60) })), 400);
  expect(parts.length).toBeGreaterThan(1);
  expect(statements(parts).flatMap(({ Action: action }) => action)).toEqual(many(60));
});

test('no two halves of a statement share its Sid', () => {
  const sids = statements(splitDocument(document(statement({ Sid: 'Read', Resource: many(60) })), 400)).map(
    ({ Sid }) => Sid,
  );
  expect(sids.slice(0, 2)).toEqual(['Read', 'ReadPart2']);
  expect(new Set(sids).size).toBe(sids.length);
});

test.each(['NotResource', 'NotAction'])(
  'a statement is never cut between %s, which would widen it',
  (key) => {
    const { Resource: resource, Action: action, ...rest } = statement();
    const whole = {
      ...rest,
      ...(key === 'NotResource' ? { Action: action } : { Resource: resource }),
      [key]: many(60),
    };
    expect(splitDocument(document(whole), 400)).toEqual([document(whole)]);
  },
);

test('one statement without a list is a document too', () => {
  expect(policyDocument({ Statement: statement() }).Statement).toEqual([statement()]);
});
