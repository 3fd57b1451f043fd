import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { archive } from '../../fixtures/archive';
import { refreshed } from './refreshed';

const schema = (typeName: string, ...permissions: string[]): readonly [string, string, boolean] => [
  `${typeName.toLowerCase().replaceAll('::', '-')}.json`,
  JSON.stringify({ typeName, handlers: { create: { permissions } } }),
  true,
];
const both = archive([schema('Acme::A::B', 'a:Create'), schema('Acme::C::D', 'c:Create')]);
const refresh = (bytes: Buffer, before: string, acceptMissing = false) =>
  refreshed({ bytes, date: '2026-08-07', before, acceptMissing });
const data = refresh(both, '{"types":{}}').text;

test('what has changed is said', () => {
  const other = archive([
    schema('Acme::A::B', 'a:Create', 'a:Read'),
    schema('Acme::C::D', 'c:Create'),
    schema('Acme::E::F', 'e:Create'),
  ]);
  expect(refresh(other, data)).toMatchObject({ types: 3, summary: '; 1 new, 1 changed, 0 gone' });
});

test('the same archive makes the same data', () => {
  expect(refresh(both, data).text).toBe(data);
});

test.each([
  ['no archive', Buffer.from('<html>not found</html>'), 'no ZIP archive'],
  ['an empty file', Buffer.alloc(0), 'no ZIP archive'],
  ['an archive that was cut off', both.subarray(0, both.length - 40), 'no ZIP archive'],
  ['an archive whose middle is damaged', scrambled(both), ''],
  ['an archive without any schema', archive([]), 'none of its 0 types'],
  ['a file that is no JSON', archive([['acme-a-b.json', '{', true]]), 'acme-a-b.json is no schema'],
  ['a schema without a type', archive([['x.json', '{}', false]]), 'x.json is no schema'],
  [
    'schemas without handlers',
    archive([['x.json', '{"typeName":"Acme::Old::X"}', true]]),
    'none of its 1 types says what its handlers call',
  ],
])('%s is refused', (_, bytes, message) => {
  expect(() => refresh(bytes, data)).toThrow(
    expect.objectContaining({ code: 'REGISTRY_DAMAGED', message: expect.stringContaining(message) }),
  );
});

describe('an archive without a type that was there', () => {
  const less = archive([schema('Acme::A::B', 'a:Create')]);

  test('is refused, and the type named', () => {
    expect(() => refresh(less, data)).toThrow(
      expect.objectContaining({
        code: 'REGISTRY_TYPES_MISSING',
        message: expect.stringContaining('1 type(s), and nothing was written: Acme::C::D'),
      }),
    );
  });

  test('is taken where somebody says so', () => {
    expect(refresh(less, data, true).summary).toBe('; 0 new, 0 changed, 1 gone');
  });

  test('a type that lost its handlers counts as gone', () => {
    const bare = archive([schema('Acme::A::B', 'a:Create'), ['c.json', '{"typeName":"Acme::C::D"}', true]]);
    expect(() => refresh(bare, data)).toThrow('Acme::C::D');
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const file = join(folder, 'libs/permissions/src/handlers/cloudformation-types.json');
  beforeAll(() => {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, data);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('takes a copy of the archive', async () => {
    const { code, output } = await run(
      archive([schema('Acme::A::B', 'a:Make'), schema('Acme::C::D', 'c:Make')]),
    );
    expect(output).toMatch(
      /cloudformation-types\.json: 2 types of \d{4}-\d\d-\d\d; 0 new, 2 changed, 0 gone/,
    );
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('"c":["a:Make"]');
  }, 60_000);

  test('leaves the data alone where the archive is damaged', async () => {
    const before = readFileSync(file, 'utf8');
    const { code, output } = await run(both.subarray(0, 60));
    expect(output).toContain('REGISTRY_DAMAGED');
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).not.toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before);
  }, 60_000);

  function run(bytes: Buffer): Promise<{ code: number; output: string }> {
    const copy = join(folder, 'archive.zip');
    writeFileSync(copy, bytes);
    const script = resolve(__dirname, 'main.ts');
    const tsx = require.resolve('tsx');
    return new Promise((done) => {
      execFile(
        process.execPath,
        ['--import', tsx, script, `--copy=${copy}`],
        {
          cwd: folder,
          timeout: 50_000,
          // The paths of our packages, which are looked for where the command runs.
          env: { ...process.env, TSX_TSCONFIG_PATH: resolve(__dirname, '../../../../tsconfig.json') },
        },
        (error, stdout, stderr) => {
          done({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
        },
      );
    });
  }
});

/** The same bytes, with those of the first file overwritten. */
function scrambled(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, 50, 80);
  return copy;
}
