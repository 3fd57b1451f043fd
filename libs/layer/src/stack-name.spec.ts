import { application } from '@hipaa-cdk/platform';
import { stackName } from './stack-name';

test('a stack is named by application, environment and layer', () => {
  expect(stackName('prod', 'compute-ecs')).toBe(`${application.name}-prod-compute-ecs`);
});
