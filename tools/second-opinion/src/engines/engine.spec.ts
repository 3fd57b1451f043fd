import { z } from 'zod';
import { readAnswer, templateAt } from './engine';
import { prodTemplate, testTemplate, twoTemplates } from '../testing/samples';

const schema = z.object({ findings: z.array(z.string()) });
const read = (stdout: string, code = 0, stderr = '') =>
  readAnswer({ engine: 'checkov', result: { code, stdout, stderr }, isVerdict: (c) => c === 0, schema });

test('an answer of the expected shape is handed on, without what nobody asked for', () => {
  expect(read('{"findings": ["a"], "more": 1}')).toEqual({ findings: ['a'] });
});

test.each([
  ['that is not JSON', 'Traceback', 0, 'not JSON'],
  ['that is empty', '', 0, 'not JSON'],
  ['of another shape', '{"results": []}', 0, 'another shape'],
  ['with the exit code of a breakdown', '{"findings": []}', 1, 'exit code 1, without a word'],
])('an answer %s is no verdict', (_what, stdout, code, words) => {
  expect(() => read(stdout, code)).toThrow(
    expect.objectContaining({
      code: 'SECOND_OPINION_ENGINE_FAILED',
      message: expect.stringContaining(words),
      remedy: expect.stringContaining('second-opinion:verify'),
    }),
  );
});

test('a path leads back to the layer and environment it was made from', () => {
  expect(templateAt(twoTemplates, testTemplate.path)).toBe(testTemplate);
  expect(templateAt(twoTemplates, prodTemplate.path)).toBe(prodTemplate);
});

test('a path that was not asked about is an error, not a finding lost', () => {
  expect(() => templateAt(twoTemplates, '/elsewhere.json')).toThrow('/elsewhere.json');
});
