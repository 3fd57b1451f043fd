import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { parse } from 'yaml';

jest.mock('yaml', () => ({ parse: jest.fn(() => 'mocked') }));

describe('an installed package', () => {
  it('stays the same when modules are reset', () => {
    jest.resetModules();
    expect(jest.requireActual<object>('constructs')).toHaveProperty('Construct', Construct);
  });

  it('throws errors that are errors of the spec file', () => {
    const app = new App();
    new Stack(app, 'Twice');
    expect(() => new Stack(app, 'Twice')).toThrow(Error);
    expect(new App().node.children).toBeInstanceOf(Array);
  });

  it('can be mocked', () => {
    expect(parse('real: true')).toBe('mocked');
    expect(jest.requireActual<{ parse: typeof parse }>('yaml').parse('real: true')).toEqual({ real: true });
  });
});
