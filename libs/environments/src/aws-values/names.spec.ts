import { z } from 'zod';
import {
  branchName,
  githubRepository,
  hostName,
  httpsAddress,
  ipv4Range,
  isMachineVariable,
  mailAddresses,
  once,
  roleNameWithPath,
  tagValue,
  variableName,
} from './names';

/** What each kind of value takes and what it refuses. */
const KINDS: readonly [string, z.ZodType, readonly unknown[], readonly unknown[]][] = [
  [
    'host name',
    hostName(''),
    ['app.example.org', 'a-b.example.org', `${'a'.repeat(63)}.example.org`, '1.example.org', 'x.co'],
    [
      '10.0.0.1',
      `${'a'.repeat(64)}.example.org`,
      'localhost',
      '-a.example.org',
      'a-.example.org',
      'a..example.org',
      '.example.org',
      'App.example.org',
      'app.example.org.',
      'app.example.org/x',
      'app.example.org:443',
      'app.example.org\n',
      'a.'.repeat(127),
      12,
    ],
  ],
  [
    'https address',
    httpsAddress('', '(?:/[a-z]+)*'),
    ['https://app.example.org', 'https://app.example.org:8443/x/y', 'https://app.example.org:65535'],
    [
      'https://-',
      'https://-.-',
      'https://a.org:99999',
      'https://a.org:0',
      'https://a.org:65536',
      'http://app.example.org',
      'https://app.example.org/',
      'https://user@app.example.org',
      'https://10.0.0.1',
    ],
  ],
  [
    'https address without a port',
    httpsAddress('', '', { port: false }),
    ['https://app.example.org'],
    ['https://app.example.org:443'],
  ],
  [
    'range',
    ipv4Range(),
    ['10.0.0.0/8', '0.0.0.0/0', '203.0.113.7/32', '203.0.113.128/25'],
    [
      '10.0.0.1/8',
      '010.0.0.0/16',
      '10.0.0.0/33',
      '10.0.0.0/08',
      '256.0.0.0/8',
      '10.0.0/8',
      '10.0.0.0',
      ' 10.0.0.0/8',
    ],
  ],
  [
    'branch',
    branchName(),
    ['main', 'release/1.2', 'feat/a_b-c'],
    [
      '../main',
      '/main/',
      'main/',
      'a//b',
      '.hidden',
      'a/.b',
      'a..b',
      'main.lock',
      'main.',
      '-main',
      'HEAD',
      'a b',
      '',
    ],
  ],
  [
    'repository',
    githubRepository(),
    ['owner/name', 'a-b/c.d_e', 'o/.github', 'example.org/name'],
    [
      '../..',
      'owner/..',
      'owner/.',
      '-a/b',
      'a-/b',
      'a--b/c',
      'owner',
      'a/b/c',
      'owner/name.git',
      `${'a'.repeat(40)}/b`,
    ],
  ],
  [
    'role',
    roleNameWithPath(''),
    ['Admin', 'teams/a/Admin'],
    ['///', '/Admin', 'a//b', 'a/', '', 'a'.repeat(65)],
  ],
  ['tag value', tagValue(), ['team a', 'cc:1'], ['aws:x', 'AWS:x', ' ', '', ' a', 'a ', 'a'.repeat(129)]],
  ['variable', variableName('API_KEY'), ['API_KEY', 'PATHS'], ['api_key', '1A', '', 'A-B']],
  ['list', once(z.array(z.string())), [[], ['a', 'b']], [['a', 'a']]],
  [
    'mail addresses',
    mailAddresses(),
    [['a@example.org', 'b@example.org']],
    [['a@example.org', 'A@example.org'], ['nobody']],
  ],
];

const taken = KINDS.flatMap(([kind, schema, good]) => good.map((value) => [kind, value, schema] as const));
const refused = KINDS.flatMap(([kind, schema, , bad]) => bad.map((value) => [kind, value, schema] as const));

test.each(taken)('as a %s %j is taken', (_, value, schema) => {
  expect(schema.safeParse(value).success).toBe(true);
});

test.each(refused)('as a %s %j is refused', (_, value, schema) => {
  expect(schema.safeParse(value).success).toBe(false);
});

test.each(['PATH', 'LD_PRELOAD', 'AWS_PROFILE', 'HOME', 'PORT'])(
  '%s is a variable of the machine',
  (name) => {
    expect(isMachineVariable(name)).toBe(true);
  },
);

test.each(['PATHS', 'API_KEY', 'HOMEPAGE', 'OLD_KEY'])('%s is a variable of nobody else', (name) => {
  expect(isMachineVariable(name)).toBe(false);
});
