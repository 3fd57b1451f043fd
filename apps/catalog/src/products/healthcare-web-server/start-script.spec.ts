import { placeOf } from '@hipaa-cdk/testing';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rendered } from '../../../fixtures/rendered';
import { healthcareWebServer } from './healthcare-web-server';

const inProd = placeOf('prod');

const SECRET = `arn:aws:secretsmanager:${inProd.region}:${inProd.account}:secret:git-a1b2c3`;
const SITE = 'https://git.example.org/team/site.git';
const https = (secretArn?: string) => ({
  source: { kind: 'https' as const, repositories: [SITE], ...(secretArn && { secretArn }) },
});

function script(changes = {}): string {
  const { Resources } = rendered(healthcareWebServer, 'prod', changes).template;
  const instance = Object.values(Resources).find(({ Type }) => Type === 'AWS::EC2::Instance');
  const data = instance?.Properties?.['UserData'] as { 'Fn::Base64': { 'Fn::Sub': [string, object] } };
  return data['Fn::Base64']['Fn::Sub'][0];
}

const lines = (changes?: object): string[] => script(changes).split('\n');

test.each<[string, object?]>([
  ['CodeCommit'],
  ['another server', https()],
  ['another server with a token', https(SECRET)],
])('the script for %s is sound for a shell', (_, changes = {}) => {
  const filled = script(changes).replace(/\$\{[A-Za-z:]+\}/g, 'value');
  expect(() => execFileSync('bash', ['-n'], { input: filled })).not.toThrow();
});

test('a failure on the way is told to CloudFormation at once', () => {
  expect(lines().slice(1, 3)).toEqual([
    'set -euo pipefail',
    expect.stringMatching(/^trap '.*cfn-signal -e 1 .*' ERR$/),
  ]);
});

test('success is told when the site is served, and not before', () => {
  const last = lines()
    .filter((line) => line !== '')
    .slice(-2);
  expect(last).toEqual([
    expect.stringMatching(/^curl .*--fail .*https:\/\/localhost\//),
    expect.stringMatching(/cfn-signal -e 0/),
  ]);
});

test('CodeCommit is read through the role of the machine', () => {
  expect(script()).toContain(
    "credential.helper '!aws --region ${AWS::Region} codecommit credential-helper $@'",
  );
  expect(script()).toContain(
    "git clone --depth 1 'https://git-codecommit.${AWS::Region}.${AWS::URLSuffix}/v1/repos/${Repository}'",
  );
});

test('another server is read with a token that is fetched each time and never written down', () => {
  expect(script(https(SECRET))).toContain(`get-secret-value --secret-id ${SECRET}`);
  expect(script(https(SECRET))).toContain("git clone --depth 1 '${Repository}'");
});

test('a public repository is read without credentials', () => {
  expect(script(https())).not.toContain('credential.helper');
});

test('the web server listens on the encrypted port only', () => {
  expect(script()).toContain("sed -i 's/^Listen 80$/# &/'");
});

test('what Git keeps beside the site is not served', () => {
  expect(script()).toMatch(/<LocationMatch "\/\\.git">\n {2}Require all denied/);
});

test('what the web server and the start say goes to the log group of products', () => {
  const config = lines().find((line) => line.startsWith('{"logs"')) ?? '';
  const { collect_list: files } = JSON.parse(config).logs.logs_collected.files as {
    collect_list: { file_path: string; log_group_name: string }[];
  };
  expect(files.map(({ file_path: file, log_group_name: group }) => [file, group])).toEqual([
    ['/var/log/httpd/access_log', '${LogGroup}'],
    ['/var/log/httpd/error_log', '${LogGroup}'],
    ['/var/log/cloud-init-output.log', '${LogGroup}'],
  ]);
});

test('a push reaches the site without anybody signing in', () => {
  expect(lines()).toContain('OnUnitActiveSec=5min');
});

describe('the site, run against a repository', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'site-'));
    git('init', '--quiet', '--bare', '--initial-branch=main', join(folder, 'origin'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('is a page that says so while there is no commit', () => {
    update();
    expect(page()).toContain('no commit yet');
  });

  test('is what was pushed, five minutes later, and nothing of the page before', () => {
    update();
    push('<h1>Welcome</h1>', 'home.html');
    update();
    expect(page('home.html')).toBe('<h1>Welcome</h1>');
    expect(() => page()).toThrow('ENOENT');
  });

  test('fails where the repository cannot be read', () => {
    rmSync(join(folder, 'origin'), { recursive: true });
    expect(update).toThrow();
  });

  /** Runs the part of the script that fetches the site, in a folder of its own. */
  function update(): void {
    const all = lines(https());
    const begin = all.indexOf("cat > /usr/local/bin/site-update <<'END'");
    const body = all.slice(begin + 1, all.indexOf('END', begin)).join('\n');
    const input = body
      .replaceAll('/srv/site', join(folder, 'site'))
      .replaceAll('${Folder}', 'public')
      .replaceAll('${Repository}', join(folder, 'origin'));
    execFileSync('bash', { input, stdio: ['pipe', 'ignore', 'ignore'] });
  }

  function push(text: string, file: string): void {
    const work = join(folder, 'work');
    git('clone', '--quiet', join(folder, 'origin'), work);
    execFileSync('mkdir', ['-p', join(work, 'public')]);
    writeFileSync(join(work, 'public', file), text);
    git('-C', work, 'add', '.');
    git(
      '-C',
      work,
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.org',
      'commit',
      '--quiet',
      '-m',
      'feat: site',
    );
    git('-C', work, 'push', '--quiet', 'origin', 'HEAD:main');
  }

  function git(...args: string[]): void {
    execFileSync('git', args, { stdio: 'ignore' });
  }

  function page(file = 'index.html'): string {
    return readFileSync(join(folder, 'site', 'public', file), 'utf8');
  }
});
