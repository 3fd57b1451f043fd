import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { subject } from '../../fixtures/subject';
import { libraryFailure, libraryFindings, settledWarnings, judgeByLibrary } from './library-validation';

const storage = subject({ Function1: { Type: 'AWS::Lambda::Function' } });
const subjects = new Map([['/tmp/0.json', storage]]);
const violation = (changes: object = {}) => ({
  ruleName: 'E2533',
  description: 'Runtime: nodejs12.x is closed.',
  severity: 'error',
  violatingResources: [
    { resourceLogicalId: 'Function1', templatePath: '/tmp/0.json', locations: ['Properties.Runtime'] },
  ],
  ...changes,
});
const read = (changes: object = {}) => libraryFindings({ violations: [violation(changes)] }, subjects);

test('a violation is a finding on the resource and the property', () => {
  expect(read()).toEqual([
    expect.objectContaining({
      rule: 'CloudFormation-Validate::E2533',
      subject: 'storage prod',
      logicalId: 'Function1',
      resourceType: 'AWS::Lambda::Function',
      property: 'Properties.Runtime',
      problem: 'Runtime: nodejs12.x is closed',
      severity: 'error',
    }),
  ]);
});

test('everything below an error is a warning', () => {
  expect(read({ severity: 'informational' })[0]?.severity).toBe('warning');
});

test('the fix of the library is the remedy', () => {
  expect(read({ fix: 'Use nodejs24.x' })[0]?.remedy).toBe('Use nodejs24.x');
});

test('without a fix the remedy says where to look', () => {
  expect(read()[0]?.remedy).toContain('E2533');
});

test('a violation of a template as a whole is a finding without a resource', () => {
  expect(read({ violatingResources: [{ templatePath: '/tmp/0.json', locations: [] }] })).toEqual([
    expect.objectContaining({ logicalId: '', property: undefined }),
  ]);
});

test.each(Object.keys(settledWarnings))('%s, which is settled, is not reported again', (ruleName) => {
  expect(read({ ruleName })).toEqual([]);
});

test('nothing but warnings is settled', () => {
  expect(Object.keys(settledWarnings).every((id) => id.startsWith('W'))).toBe(true);
});

test('a template that the validation stumbles over is not evaluable', () => {
  expect(libraryFailure(storage, new Error('no engine'))).toMatchObject({
    rule: 'CloudFormation-Validate::Run[not-evaluable]',
    severity: 'not-evaluable',
    problem: expect.stringContaining('no engine'),
  });
});

const validate = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate');
const ok = { success: true, violations: [] };

beforeEach(() => validate.mockReset().mockReturnValue(ok));
afterAll(() => validate.mockRestore());

const [a, b] = [subject({}, { name: 'a' }), subject({}, { name: 'b' })];

test('all templates are validated in one call, in which the engine starts once', () => {
  judgeByLibrary([a, b]);
  expect(validate).toHaveBeenCalledTimes(1);
  expect(validate.mock.calls[0]?.[0].stackTemplates).toHaveLength(2);
});

test('nothing to judge is no reason to start an engine', () => {
  judgeByLibrary([]);
  expect(validate).not.toHaveBeenCalled();
});

test('findings go to the template that they are about', () => {
  validate.mockImplementation(({ templatePaths }) => ({
    success: false,
    violations: [
      {
        ruleName: 'E1',
        description: 'x',
        violatingResources: [{ resourceLogicalId: 'X', templatePath: templatePaths[1], locations: [] }],
      },
    ],
  }));
  expect(judgeByLibrary([a, b]).findings).toEqual([expect.objectContaining({ subject: 'b' })]);
});

test('a template that stops the engine is named and the others are validated', () => {
  validate.mockImplementation(({ templatePaths }) => {
    if (templatePaths.length > 1 || validate.mock.calls.length === 2) throw new Error('stuck');
    return ok;
  });
  expect(judgeByLibrary([a, b]).findings).toEqual([
    expect.objectContaining({ subject: 'a', severity: 'not-evaluable' }),
  ]);
});
