import { templateOutcomes } from '../../testing/template-outcomes';
import { secretParameterHidden } from './secret-parameter-hidden';

const parameter = (name: string, NoEcho?: unknown) =>
  templateOutcomes(secretParameterHidden, { Parameters: { [name]: { Type: 'String', NoEcho } } });

test.each([[true], ['true']])('hidden %p passes', (value) => {
  expect(parameter('DatabasePassword', value)).toEqual(['pass DatabasePassword']);
});

test.each([[false], [undefined], ['false']])('hidden %p fails', (value) => {
  expect(parameter('DatabasePassword', value)).toEqual(['fail DatabasePassword']);
});

test('other parameters are not judged', () => expect(parameter('DatabasePasswordArn')).toEqual([]));
