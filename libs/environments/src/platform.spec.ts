import type * as platformModule from './platform';
import './testing/example-platform';

const clinic: platformModule.Platform = {
  application: { name: 'clinic', title: 'Clinic', owner: 'clinic-team', costCenter: 'clinic' },
  environments: [],
};

/** The module as a process finds it that has not defined anything. */
function fresh(): Promise<typeof platformModule> {
  jest.resetModules();
  return import('./platform');
}

test('what is asked before a platform is defined is refused, with the way out', async () => {
  const { thePlatform } = await fresh();
  expect(() => thePlatform()).toThrow(
    expect.objectContaining({
      code: 'PLATFORM_MISSING',
      remedy: expect.stringContaining('platform/index.ts') as string,
    }),
  );
});

test('the platform that was defined is the one of the process', async () => {
  const { definePlatform, thePlatform } = await fresh();
  expect(definePlatform(clinic)).toBe(clinic);
  expect(thePlatform()).toBe(clinic);
});

test('a file that is run again changes nothing', async () => {
  const { definePlatform, thePlatform } = await fresh();
  definePlatform(clinic);
  definePlatform(clinic);
  expect(thePlatform()).toBe(clinic);
});

test('a second platform is refused: the first has named stacks already', async () => {
  const { definePlatform, thePlatform } = await fresh();
  definePlatform(clinic);
  const other = { ...clinic, application: { ...clinic.application, name: 'dentist' } };
  expect(() => definePlatform(other)).toThrow(
    expect.objectContaining({
      code: 'PLATFORM_DEFINED_TWICE',
      message: '"dentist" is defined as the platform after "clinic"; expected one in a process',
    }),
  );
  expect(thePlatform()).toBe(clinic);
});
