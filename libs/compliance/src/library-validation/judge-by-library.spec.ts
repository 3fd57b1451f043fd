import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { subject } from '../../fixtures/subject';
import { judgeByLibrary } from './judge-by-library';

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
