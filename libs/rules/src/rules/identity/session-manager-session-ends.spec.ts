import { outcomesOf } from '../../testing/outcomes-of';
import { sessionManagerSessionEnds } from './session-manager-session-ends';

const document = outcomesOf(sessionManagerSessionEnds, 'AWS::SSM::Document');

const content = (inputs: unknown, sessionType = 'Standard_Stream') => ({
  schemaVersion: '1.0',
  sessionType,
  inputs,
});
const session = (Content: unknown) => document({ DocumentType: 'Session', Content });

test('thirty idle minutes and twelve hours pass', () => {
  expect(session(content({ idleSessionTimeout: '30', maxSessionDuration: '720' }))).toEqual(['pass', 'pass']);
});

test('a minute more fails', () => {
  expect(session(content({ idleSessionTimeout: '31', maxSessionDuration: '721' }))).toEqual(['fail', 'fail']);
});

test.each([[{}], [{ idleSessionTimeout: '', maxSessionDuration: '' }], [undefined]])(
  'inputs %j fail',
  (inputs) => {
    expect(session(content(inputs))).toEqual(['fail', 'fail']);
  },
);

test('a document written as JSON text is read', () => {
  const text = JSON.stringify(content({ idleSessionTimeout: '20', maxSessionDuration: '' }));
  expect(session(text)).toEqual(['pass', 'fail']);
});

test('a document written as YAML text is read', () => {
  const text =
    'sessionType: Standard_Stream\ninputs:\n  idleSessionTimeout: "20"\n  maxSessionDuration: "60"\n';
  expect(session(text)).toEqual(['pass', 'pass']);
});

test.each([['{ not: [closed'], [{ Ref: 'Content' }]])('content %j fails, as nobody can read it', (text) => {
  expect(session(text)).toEqual(['fail', 'fail']);
});

test('a session that forwards a port is not judged', () => expect(session(content({}, 'Port'))).toEqual([]));

test('other documents are not judged', () => expect(document({ DocumentType: 'Command' })).toEqual([]));

test('zero minutes fail, as they mean no end', () => {
  expect(session(content({ idleSessionTimeout: 0, maxSessionDuration: 0 }))).toEqual(['fail', 'fail']);
});
