import { TemplateView } from '../../template-view';
import { healthData } from '../../testing/outcomes';
import { deprecatedRuntimes } from './deprecated-runtimes';
import { functionRuntimeSupported } from './function-runtime-supported';

const judge = (Properties: Record<string, unknown>, Mappings = {}) => {
  const Resources = { Function: { Type: 'AWS::Lambda::Function', Properties } };
  const verdicts = functionRuntimeSupported.evaluate(new TemplateView({ Resources, Mappings }), healthData);
  return [...verdicts].map(({ outcome }) => outcome);
};
const lookup = { 'Fn::FindInMap': ['Runtimes', { Ref: 'AWS::Region' }, 'node'] };

test.each(['nodejs24.x', 'python3.14', 'dotnet10', 'provided.al2023', 'nodejs99.x'])(
  '%s passes',
  (Runtime) => {
    expect(judge({ Runtime })).toEqual(['pass']);
  },
);

test.each(Object.keys(deprecatedRuntimes))('%s fails', (Runtime) =>
  expect(judge({ Runtime })).toEqual(['fail']),
);

test.each([undefined, { Ref: 'Runtime' }, lookup])('a runtime %p that cannot be read fails', (Runtime) => {
  expect(judge({ Runtime })).toEqual(['fail']);
});

test.each([
  ['nodejs24.x', 'pass'],
  ['nodejs18.x', 'fail'],
])('a runtime that is %s in one region: %s', (node, expected) => {
  const Mappings = { Runtimes: { 'us-east-1': { node: 'nodejs24.x' }, 'cn-north-1': { node } } };
  expect(judge({ Runtime: lookup }, Mappings)).toEqual([expected]);
});

test('an image brings its own runtime', () => expect(judge({ PackageType: 'Image' })).toEqual([]));
