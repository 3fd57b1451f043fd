import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { environmentStack } from '../fixtures/environment-app';
import { environmentOf } from './environment-stack';

test('a construct knows the environment of its stack, however deep it lies', () => {
  const deep = new Construct(new Construct(environmentStack(), 'Outer'), 'Inner');
  expect(environmentOf(deep).name).toBe('test');
});

test('a construct of any other stack is refused by its path, with what is expected', () => {
  const scope = new Construct(new Stack(new App(), 'Plain'), 'Inner');
  expect(() => environmentOf(scope)).toThrow(
    expect.objectContaining({
      code: 'ENVIRONMENT_MISSING',
      message: 'the stack of "Plain/Inner" has no environment; expected a stack that extends LayerStack',
    }),
  );
});
