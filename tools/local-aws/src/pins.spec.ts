import type * as fs from 'node:fs';
import { readFileSync } from 'node:fs';
import { REQUIREMENTS, buildHash, ministackVersion, pinsHash } from './installation';

jest.mock('node:fs', () => ({ ...jest.requireActual<typeof fs>('node:fs'), readFileSync: jest.fn() }));

const read = jest.mocked(readFileSync);
const actual = jest.requireActual<typeof fs>('node:fs').readFileSync;

/** Reads the real files, except that one of them has a line more. */
function withChange(suffix: string) {
  read.mockImplementation(((path: string) =>
    path.endsWith(suffix)
      ? Buffer.concat([actual(path), Buffer.from('\n# more')])
      : actual(path)) as typeof readFileSync);
}

describe('the hashes of what runs', () => {
  beforeEach(() => withChange('nothing'));

  it('stay the same for the same files', () => {
    expect(buildHash()).toBe(buildHash());
    expect(pinsHash()).toMatch(/^[0-9a-f]{12}$/);
  });

  it('both change with a pin', () => {
    const [build, pins] = [buildHash(), pinsHash()];
    withChange('requirements.txt');
    expect(buildHash()).not.toBe(build);
    expect(pinsHash()).not.toBe(pins);
  });

  it('change with the extension, which needs no installation', () => {
    const [build, pins] = [buildHash(), pinsHash()];
    withChange('resource_types/ec2_address.py');
    expect(buildHash()).not.toBe(build);
    expect(pinsHash()).toBe(pins);
  });

  it('are of pins that all have a hash, that of the emulator among them', () => {
    const text = actual(REQUIREMENTS, 'utf8').replace(/ \\\n/g, ' ');
    expect(ministackVersion()).toMatch(/^\d+\.\d+\.\d+$/);
    const pins = text.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(pins.length).toBeGreaterThan(10);
    for (const pin of pins) expect(pin).toMatch(/^[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}/);
    expect(pins).toContainEqual(expect.stringContaining(`ministack==${ministackVersion()} `));
  });
});
