import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Browser, installedBrowser } from '@hipaa-cdk/local-aws/src/testing/browser';

const FOLDER = 'docs/pictures';
const SIZE = { width: 1100, height: 700, deviceScaleFactor: 1, mobile: false };

/** What the documentation shows, by the name of the picture: where in the report it is. */
const VIEWS = { 'evidence-report': '', 'evidence-logoff': '164.312-a-2-iii' } as const;

/**
 * Takes the pictures of the documentation from a report.
 *
 * @param folder that `evidence:report` wrote
 */
async function pictures(folder: string): Promise<void> {
  const file = installedBrowser();
  if (!file) throw new Error('no chromium is installed: apt-get install --no-install-recommends chromium');
  const browser = new Browser(file);
  try {
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, hash] of Object.entries(VIEWS)) {
      await browser.open(`file://${resolve(folder, 'index.html')}#${hash}`);
      await browser.send('Emulation.setDeviceMetricsOverride', SIZE);
      await browser.evaluate(`document.getElementById(${JSON.stringify(hash)})?.scrollIntoView()`);
      const { data } = await browser.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      writeFileSync(join(FOLDER, `${name}.png`), Buffer.from(data, 'base64'));
      console.log(`${FOLDER}/${name}.png`);
    }
  } finally {
    await browser.close();
  }
}

void pictures(process.argv[2] ?? 'dist/evidence/prod');
