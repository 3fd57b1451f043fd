import { TemplateView } from '../../template-view';

import { healthData } from '../../testing/outcomes';
import { templateOutcomes } from '../../testing/template-outcomes';
import { hiddenParameterWithoutDefault } from './hidden-parameter-without-default';

const parameter = (NoEcho: unknown, Default?: unknown) => ({
  Parameters: { It: { Type: 'String', NoEcho, Default } },
});
const judge = (NoEcho: unknown, Default?: unknown) =>
  templateOutcomes(hiddenParameterWithoutDefault, parameter(NoEcho, Default));

test.each([[undefined], ['']])('the default %p passes', (value) =>
  expect(judge(true, value)).toEqual(['pass It']),
);

test('a default fails', () => expect(judge('true', 'correct horse')).toEqual(['fail It']));

test('a verdict does not repeat the default', () => {
  const view = new TemplateView({ Resources: {}, ...parameter(true, 'correct horse') });
  expect(JSON.stringify([...hiddenParameterWithoutDefault.evaluate(view, healthData)])).not.toContain(
    'horse',
  );
});

test('parameters that everybody may see are not judged', () => expect(judge(false, 'x')).toEqual([]));
