import { allow } from '../permissions';
import { neededPermissions } from './needed-permissions';

const table = { 'AWS::A::B': [allow('a', 'MakeB')], 'AWS::A::C': [allow('a', 'MakeC')] };

test('what one type needs is asked for, and what the others need is not', () => {
  const actions = neededPermissions(['AWS::A::B'], table).flatMap((one) => one.actions);
  expect(actions).toEqual(['ssm:GetParameters', 'a:MakeB']);
});

test('a type that nobody wrote permissions for is named, with where they belong', () => {
  expect(() => neededPermissions(['AWS::A::B', 'AWS::New::Thing'], table)).toThrow(
    expect.objectContaining({
      code: 'PERMISSIONS_UNKNOWN',
      message: expect.stringContaining('AWS::New::Thing') as string,
      remedy: expect.stringContaining('tools/delivery/src/permissions') as string,
    }),
  );
});

test('a name that every object has is no type', () => {
  expect(() => neededPermissions(['constructor'], table)).toThrow('constructor');
});
