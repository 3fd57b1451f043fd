import { installedBrowser } from './browser';

const { PATH, CI } = process.env;
beforeEach(() => (process.env['PATH'] = '/nowhere'));
afterEach(() => {
  process.env['PATH'] = PATH;
  if (CI === undefined) delete process.env['CI'];
  else process.env['CI'] = CI;
});

test('without a browser the tests that need one may be skipped at a desk', () => {
  delete process.env['CI'];
  expect(installedBrowser()).toBeUndefined();
});

test('without a browser they fail in continuous integration', () => {
  process.env['CI'] = 'true';
  expect(() => installedBrowser()).toThrow('none of chromium, chromium-browser, google-chrome is installed');
});
