import type { Browser } from './browser';

/** For tests: what whoever cannot see a page is told of it. Names of all that has a role, in the order of the page. */
export async function namesByRole(browser: Browser): Promise<(role: string) => (string | undefined)[]> {
  const { nodes } = await browser.send<{ nodes: { role?: { value: string }; name?: { value: string } }[] }>(
    'Accessibility.getFullAXTree',
  );
  return (role) => nodes.filter((node) => node.role?.value === role).map(({ name }) => name?.value);
}

/** For tests: how wide the content of a page becomes on a screen of a width, in pixels. */
export async function contentWidthOn(browser: Browser, width: number, height = 640): Promise<number> {
  const size = { width, height, deviceScaleFactor: 1, mobile: false };
  await browser.send('Emulation.setDeviceMetricsOverride', size);
  return browser.evaluate('document.documentElement.scrollWidth');
}
