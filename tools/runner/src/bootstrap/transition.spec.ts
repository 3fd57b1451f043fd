import { transition } from './transition';

const resource = (name: string) => ({ Type: 'AWS::IAM::ManagedPolicy', Properties: { name } });
const template = (Resources: Record<string, ReturnType<typeof resource>>) => ({
  Description: 'x',
  Resources,
});

test('a policy that nothing needs stays until the role has lost it', () => {
  const both = transition(
    template({ Execution1: resource('old'), Execution2: resource('surplus') }),
    template({ Execution1: resource('new') }),
  );
  expect(both.Resources).toEqual({ Execution1: resource('new'), Execution2: resource('surplus') });
});

test('without a stack it is what is wanted', () => {
  const wanted = template({ Execution1: resource('new') });
  expect(transition(undefined, wanted)).toEqual(wanted);
});
